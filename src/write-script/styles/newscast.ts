import { readerOf, type Telling } from '../compose/telling.ts';
import { advertisingScore } from '../posts/advertising-score.ts';
import { signsOf } from '../posts/post-signs.ts';
import { isSettled, isTrifle } from '../stories/is-settled.ts';
import { isRoundup, outdatedOf } from '../stories/rubrics.ts';
import type { Story } from '../stories/story.ts';
import { headlineOf } from '../tell/headline-of.ts';
import { mattersOf } from './branches.ts';
import { tellInBrief } from './tell-in-brief.ts';
import { isMatch, tellMatch } from './tell-match.ts';
import { tellStory } from './tell-story.ts';
import { isThread, tellThread } from './tell-thread.ts';
import { tellWhole } from './tell-whole.ts';

const LEAD_SHARE = 0.24;
const LEAST_LEAD_SECONDS = 30;
const STORIES = { least: 2, aMinute: 1.2 };
const STORY_SHARE = { each: 0.045, least: 0.08, most: 0.12 };
const MOST_DEVELOPMENTS = { lead: 8, other: 3 };
/** A single post that is read so much more than usual can lead. */
const LOUD = 3;
const MOST_ADVERTISING = 3;
const MOST_HEADLINES = 4;

const clamp = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value));

/** Stories that deserve a chapter: several reports, and not private voices and polls alone. */
const isStory = (story: Story, { language, stories }: Telling): boolean => {
  const { posts } = story;
  // What members of a group say to each other is a story only where nobody else reports.
  const isGroup = stories.every((story) => story.posts.every(({ author }) => author !== undefined));
  const reports = posts.filter(
    (post) =>
      !post.poll &&
      !post.forwardedFrom &&
      (isGroup || post.author === undefined) &&
      !signsOf(post, language).isPersonal,
  );
  if (posts.some((post) => signsOf(post, language).isClassified)) return false;
  if (isThread(story, language)) return true;
  const isAnswered = posts.some(({ replyTo }) => posts.some(({ key }) => key === replyTo));
  return reports.length > 1 || (posts.length > 1 && isAnswered && reports.length > 0);
};

/** The longer an episode, the more stories have a chapter. */
const mostStories = ({ targetSeconds }: Telling): number =>
  Math.max(STORIES.least, Math.round((targetSeconds / 60) * STORIES.aMinute));

const reachOf = ({ posts }: Story): number => Math.max(...posts.map(({ reach }) => reach));

/** The stories of the newscast, the lead first, those of one matter together. */
const chooseStories = (telling: Telling): readonly (readonly Story[])[] => {
  const { stories, language } = telling;
  const outdated = outdatedOf(stories.flatMap(({ posts }) => posts));
  const big = stories.filter(
    (story) => isStory(story, telling) && !story.posts.some((post) => outdated.has(post)),
  );
  const loud = stories.find(
    (story) =>
      story.posts.length === 1 &&
      reachOf(story) > LOUD &&
      !story.newest.poll &&
      !isRoundup(story.newest) &&
      advertisingScore(story.newest, language) < MOST_ADVERTISING,
  );
  const mayLead = (story: Story): boolean =>
    !story.newest.poll && !isRoundup(story.newest) && !isSettled(story, language);
  const biggest = big.find((story) => !isSettled(story, language));
  const isLouder =
    loud &&
    reachOf(loud) > 1.5 * (biggest ? reachOf(biggest) : 0) &&
    loud.weight > (biggest?.weight ?? 0) * 0.5;
  const lead = isLouder ? loud : (biggest ?? stories.find(mayLead) ?? stories[0]);
  // "The lift works again" is said in brief.
  const others = big
    .filter((story) => story !== lead && !isTrifle(story, language))
    .slice(0, mostStories(telling));
  return mattersOf([...(lead ? [lead] : []), ...others], telling);
};

/** The headlines, one of each matter, said one by one by the readers in turn. */
export const headlinesOf = (telling: Telling): string[] => {
  const [lead, ...others] = chooseStories(telling).flatMap(([first]) => first ?? []);
  // "The red car has gone" is worth no headline, unless there is nothing else.
  return [lead, ...others.filter((story) => !isSettled(story, telling.language))]
    .flatMap((story) => story ?? [])
    .slice(0, MOST_HEADLINES)
    .map((story) => headlineOf(story, telling.terms, telling.language).text);
};

/** Tells the window as a newscast: the lead, further stories, and the rest in brief. */
export const tellNewscast = (telling: Telling): void => {
  const { stories, targetSeconds } = telling;
  if (tellWhole(telling)) return;
  const [lead, ...others] = chooseStories(telling).flat();
  const tell: typeof tellStory = (story, options, telling) =>
    (isMatch(story) ? tellMatch : tellStory)(story, options, telling);
  if (lead) {
    tell(
      lead,
      {
        seconds: Math.max(
          LEAD_SHARE * targetSeconds,
          Math.min(LEAST_LEAD_SECONDS, targetSeconds / 2),
        ),
        reader: readerOf(telling, 0),
        other: readerOf(telling, 1),
        mostDevelopments: MOST_DEVELOPMENTS.lead,
      },
      telling,
    );
  }
  const told = new Set(lead ? [lead] : []);
  others.forEach((story, index) => {
    if (telling.draft.seconds >= targetSeconds) return;
    told.add(story);
    const { each, least, most } = STORY_SHARE;
    const seconds = clamp(each * story.posts.length, least, most) * targetSeconds;
    if (isThread(story, telling.language)) {
      tellThread(story, { seconds, turn: index + 1 }, telling);
      return;
    }
    tell(
      story,
      {
        seconds,
        reader: readerOf(telling, index + 1),
        other: readerOf(telling, index),
        mostDevelopments: MOST_DEVELOPMENTS.other,
      },
      telling,
    );
  });
  tellInBrief(
    stories.filter((story) => !told.has(story)),
    telling,
  );
};
