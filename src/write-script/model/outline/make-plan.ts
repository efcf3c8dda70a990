import { shorten } from '../../compose/shorten.ts';
import type { Material } from '../../material.ts';
import type { Story } from '../../stories/story.ts';
import { headlineOf } from '../../tell/headline-of.ts';
import type { Ask } from '../ask/ask.ts';
import { askTwice, readWhole } from '../ask/ask-twice.ts';
import { wordsOf } from '../chapter/number-posts.ts';
import { inFence } from '../fence.ts';
import { checkOutline, OUTLINE_JSON_SCHEMA, type Outline, readOutline, toPlan } from './outline.ts';
import { type PlannedChapter, planByRule, secondsOf } from './plan.ts';

const DEADLINE_MS = 110_000;
const MOST_STORIES = 120;
const GIST_CHARACTERS = 160;
/** So many times what fits is enough to choose from. */
const CHOICE = 4;
const LENGTH_STEP_SECONDS = 15;

/** The weightiest stories, enough of them to choose from. */
const chooseStories = (material: Material): Story[] => {
  const most = CHOICE * material.config.targetDurationMinutes * 60;
  let seconds = 0;
  return material.stories.slice(0, MOST_STORIES).filter((story) => {
    const fits = seconds < most;
    seconds += secondsOf([story], material);
    return fits;
  });
};

/** A story in a line: enough to choose it by, and no more. */
const describe = (story: Story, number: number, material: Material, told?: string): string => {
  const { posts, newest, isSeries } = story;
  const reach = Math.max(...posts.map((post) => post.reach));
  return JSON.stringify({
    story: number,
    headline: headlineOf(story, material.terms, material.language).text,
    newest: shorten(wordsOf(newest).replaceAll('\n', ' '), GIST_CHARACTERS),
    posts: posts.length,
    channels: [...new Set(posts.map(({ channelTitle }) => channelTitle))],
    seconds:
      Math.max(1, Math.round(secondsOf([story], material) / LENGTH_STEP_SECONDS)) *
      LENGTH_STEP_SECONDS,
    reach: Math.round(reach),
    toldBefore: told,
    isSeries: isSeries || undefined,
  });
};

/** What a plan is kept by: of which posts the stories are, and in which order. Other words in them make no other plan. */
const outlineOf = (stories: readonly Story[], recalled: ReadonlyMap<string, unknown>) =>
  stories.map(({ posts, newest, isSeries }) => ({
    posts: posts.map(({ key }) => key),
    isSeries,
    isToldBefore: recalled.has(newest.key),
  }));

const writePrompt = (
  material: Material,
  stories: readonly Story[],
  recalled: ReadonlyMap<string, readonly string[]>,
) => {
  const { config, content } = material;
  const seconds = Math.round(config.targetDurationMinutes * 60);
  return [
    `Plan an episode of about ${seconds} seconds of posts from ${content.window.from} to ${content.window.until}. These are its stories, the weightiest first; "reach" says how often they were seen, in terms of what is usual in their channels.`,
    ...inFence(
      'stories',
      stories.map((story, index) => {
        const told = recalled.get(story.newest.key)?.join(' ');
        return describe(story, index + 1, material, told);
      }),
    ),
    'Choose what is told, in which order, and how long each chapter is. What matters most to the listeners comes first, and gets the most time; a chapter takes 40 to 240 seconds. Stories about one matter, and small ones that suit each other, share a chapter; leave out what nobody needs, advertising above all. "link" only where a chapter goes on with the matter of the one before it.',
  ].join('\n');
};

/**
 * Which stories are told, in what order and how long: by the language model's outline, or by rule
 * where there is nothing to choose or its two outlines are none; `problems` say why.
 */
export const makePlan = async (
  material: Material,
  recalled: ReadonlyMap<string, readonly string[]>,
  {
    ask,
    instructions,
    temperature,
  }: { readonly ask: Ask; readonly instructions: string; readonly temperature: number | undefined },
): Promise<{ readonly plan: readonly PlannedChapter[]; readonly problems: readonly string[] }> => {
  const plain = planByRule(material);
  if (material.stories.length <= 1) return { plan: plain, problems: [] };
  const stories = chooseStories(material);
  const shall = Math.min(
    material.config.targetDurationMinutes * 60,
    Math.round(secondsOf(stories, material)),
  );
  const { answer, problems } = await askTwice<Outline>(ask, {
    step: {
      request: {
        ...{ instructions, temperature },
        prompt: writePrompt(material, stories, recalled),
        answerSchema: OUTLINE_JSON_SCHEMA,
      },
      deadlineMs: DEADLINE_MS,
      determinedBy: {
        ...{ instructions, temperature, schema: OUTLINE_JSON_SCHEMA },
        seconds: material.config.targetDurationMinutes * 60,
        window: material.content.window,
        stories: outlineOf(stories, recalled),
      },
      read: readWhole(readOutline),
    },
    check: (outline) => checkOutline(outline, stories, shall),
  });
  const plan = answer ? toPlan(answer, stories, material) : [];
  return plan.length > 0 ? { plan, problems: [] } : { plan: plain, problems };
};
