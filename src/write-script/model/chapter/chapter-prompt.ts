import { meanPace } from '../../pace.ts';
import { inFence } from '../fence.ts';
import type { PlannedChapter } from '../outline/plan.ts';
import { CHARACTERS_A_MINUTE } from '../rules.ts';
import type { Brief, Fault } from './check-chapter.ts';
import type { ChapterDraft } from './draft.ts';
import { asMaterial } from './number-posts.ts';

/** What stands around a chapter. */
export interface Around {
  readonly before?: PlannedChapter | undefined;
  readonly after?: PlannedChapter | undefined;
  /** The last lines of the chapter before, where this one goes on with its matter. */
  readonly linesBefore: readonly { readonly speaker: string; readonly text: string }[];
}

const placeOf = ({ before, after, linesBefore }: Around, { config, plan }: Brief): string[] => [
  before
    ? `The chapter before it: ${JSON.stringify(before.title)}.`
    : config.introText === null
      ? 'It is the first: begin with what makes one want to listen, then greet in a few words.'
      : 'It is the first, after the greeting of the show, which is spoken before it: begin with what makes one want to listen, and do not greet.',
  ...(plan.link === '' ? [] : [`How it goes on from there: ${plan.link}`]),
  ...(linesBefore.length === 0
    ? []
    : [
        'The lines before it, which it goes on from and does not repeat:',
        ...linesBefore.map((line) => JSON.stringify(line)),
      ]),
  after
    ? `The chapter behind it: ${JSON.stringify(after.title)}; you may lead over to it.`
    : config.outroText === null
      ? 'It is the last: end with a last thought on what was told, and say goodbye.'
      : 'It is the last: end with a last thought on what was told, and do not say goodbye, since the farewell of the show follows.',
];

/** What is asked for a chapter. */
export const writeChapterPrompt = (brief: Brief, around: Around): string => {
  const { plan, posts, config, content } = brief;
  const characters = Math.round(
    (plan.seconds / 60) * meanPace(config.speakers) * CHARACTERS_A_MINUTE,
  );
  return [
    `Write one chapter of an episode on ${content.window.from.slice(0, 10)} to ${content.window.until.slice(0, 10)}.`,
    `Its working title: ${JSON.stringify(plan.title)}.`,
    ...(plan.angle === '' ? [] : [`How to tell it: ${plan.angle}`]),
    ...placeOf(around, brief),
    `Length: ${plan.seconds} seconds of speech, that is about ${characters} characters in all utterances together. Where the posts hold less, stay shorter.`,
    ...inFence('posts', posts.map(asMaterial)),
    'Write the chapter.',
  ].join('\n');
};

/** The lines of a chapter that are at fault, each with what is wrong, among what stands around them. */
export const writeMendingPrompt = (
  chapter: ChapterDraft,
  faults: readonly Fault[],
  { posts }: Brief,
): string => {
  const faulty = new Map(faults.map(({ line, what }) => [line, what]));
  const place = (line: number, content: object) =>
    JSON.stringify({ line, ...content, faults: faulty.get(line) });
  return [
    'You have written a chapter of these posts:',
    ...inFence('posts', posts.map(asMaterial)),
    'This is what you have written:',
    ...inFence('lines', [
      place(0, { title: chapter.title }),
      ...chapter.utterances.map((line, at) => place(at + 1, line)),
    ]),
    'Mend the lines that have "faults", and no others, by the rules. Give each with its number; a line that can not be mended gets an empty text.',
  ].join('\n');
};
