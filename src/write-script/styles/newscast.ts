import { spokenSeconds } from '../../speech-text/speaking-time.ts';
import { inWhoseWords, readerOf, type Telling } from '../compose/telling.ts';
import { speak } from '../language/speak.ts';
import { advertisingScore } from '../posts/advertising-score.ts';
import { signsOf } from '../posts/post-signs.ts';
import { headOf, type PreparedPost } from '../posts/prepared-post.ts';
import { isRoundup } from '../stories/rubrics.ts';
import type { Story } from '../stories/story.ts';
import { detailsOf, gistOf } from '../tell/gist.ts';
import { headlineOf } from '../tell/headline-of.ts';
import { isThin } from '../tell/is-thin.ts';
import { tellStory } from './tell-story.ts';
import { tellWhole } from './tell-whole.ts';

const LEAD_SHARE = 0.24;
const LEAST_LEAD_SECONDS = 30;
const STORIES = { least: 5, aMinute: 1.2 };
const STORY_SHARE = { each: 0.045, least: 0.06, most: 0.12 };
const MOST_DEVELOPMENTS = { lead: 8, other: 3 };
const MOST_BRIEF_SECONDS = 15;
const MOST_DETAIL_SECONDS = 10;
/** A single post that is read so much more than usual can lead. */
const LOUD = 3;
const MOST_ADVERTISING = 3;

const clamp = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value));

/** Stories that deserve a chapter: several reports, and not private voices and polls alone. */
const isStory = ({ posts }: Story, { language }: Telling): boolean => {
  const reports = posts.filter(
    (post) => !post.poll && !post.forwardedFrom && !signsOf(post, language).isPersonal,
  );
  const isAnswered = posts.some(({ replyTo }) => posts.some(({ key }) => key === replyTo));
  return reports.length > 1 || (posts.length > 1 && isAnswered && reports.length > 0);
};

/** The longer an episode, the more stories have a chapter. */
const mostStories = ({ targetSeconds }: Telling): number =>
  Math.max(STORIES.least, Math.round((targetSeconds / 60) * STORIES.aMinute));

const reachOf = ({ posts }: Story): number => Math.max(...posts.map(({ reach }) => reach));

/** The stories of the newscast: the lead, and those that follow it. */
export const chooseStories = (telling: Telling): { lead?: Story; others: Story[] } => {
  const { stories, language } = telling;
  const big = stories.filter((story) => isStory(story, telling));
  const loud = stories.find(
    (story) =>
      story.posts.length === 1 &&
      reachOf(story) > LOUD &&
      !story.newest.poll &&
      !isRoundup(story.newest) &&
      advertisingScore(story.newest, language) < MOST_ADVERTISING,
  );
  const [biggest] = big;
  const isLouder =
    loud &&
    reachOf(loud) > 1.5 * (biggest ? reachOf(biggest) : 0) &&
    loud.weight > (biggest?.weight ?? 0) * 0.5;
  const lead = isLouder
    ? loud
    : (biggest ?? stories.find(({ newest }) => !newest.poll) ?? stories[0]);
  return {
    ...(lead ? { lead } : {}),
    others: big.filter((story) => story !== lead).slice(0, mostStories(telling)),
  };
};

/** How much a story deserves a sentence in brief. */
const briefValue = ({ newest, posts, weight }: Story, { language }: Telling): number => {
  const [opening = ''] = headOf(newest);
  const { isUrgent, isPersonal } = signsOf(newest, language);
  const seconds = gistOf(newest, MOST_BRIEF_SECONDS, language).reduce(
    (sum, each) => sum + spokenSeconds(each),
    0,
  );
  return (
    0.6 * Math.log2(1 + posts.length) +
    0.5 * Math.log(Math.max(0.1, weight)) +
    (isUrgent ? 0.3 : 0) +
    (/\p{N}/u.test(opening) ? 0.25 : 0) -
    (isPersonal ? 0.7 : 0) -
    (newest.poll ? 0.5 : 0) -
    0.12 * Math.max(0, advertisingScore(newest, language) - 1) -
    (language.cues.leans.test(opening) ? 0.8 : 0) -
    0.05 * Math.max(0, seconds - 7) -
    (isThin(opening, language) ? 0.6 : 0)
  );
};

/** A sentence each of what is left, the readers taking turns; what time remains goes to a second one. */
const tellInBrief = (rest: readonly Story[], telling: Telling): PreparedPost[] => {
  const { draft, language, targetSeconds } = telling;
  const { phrases } = language;
  const told: { post: PreparedPost; gist: string[] }[] = [];
  let seconds = draft.seconds + 2;
  for (const { newest } of rest.toSorted(
    (a, b) => briefValue(b, telling) - briefValue(a, telling),
  )) {
    const gist = gistOf(newest, MOST_BRIEF_SECONDS, language);
    if (gist.length === 0) continue;
    const takes = [...inWhoseWords(telling, newest, gist)].reduce(
      (sum, each) => sum + spokenSeconds(each),
      0.45,
    );
    if (seconds + takes > targetSeconds) continue;
    told.push({ post: newest, gist: [...gist] });
    seconds += takes;
  }
  // A second sentence for each before anybody gets a third.
  for (let isFuller = true; isFuller; ) {
    isFuller = false;
    for (const item of told) {
      const room = Math.min(MOST_DETAIL_SECONDS, targetSeconds - seconds);
      const [more] = detailsOf(item.post, item.gist, room, language);
      if (more === undefined) continue;
      item.gist.push(more);
      seconds += spokenSeconds(more);
      isFuller = true;
    }
  }
  const whole = told.map(({ post, gist }) => ({
    post,
    sentences: inWhoseWords(telling, post, gist),
  }));
  if (whole.length === 0) return [];
  draft.open(
    phrases.say('brief') || headlineOf(rest[0] as Story, telling.terms, language).text,
    'brief',
  );
  whole.forEach(({ post, sentences }, index) => {
    const lead = index === 0 ? speak(phrases.say('inBrief'), language) : '';
    draft.say(readerOf(telling, index), [lead, ...sentences], [post]);
  });
  return whole.map(({ post }) => post);
};

/** The headlines, said one by one by the readers in turn. */
export const headlinesOf = (telling: Telling): string[] => {
  const { lead, others } = chooseStories(telling);
  return [...(lead ? [lead] : []), ...others.slice(0, 3)].map(
    (story) => headlineOf(story, telling.terms, telling.language).text,
  );
};

/** Tells the window as a newscast: the lead, further stories, and the rest in brief. */
export const tellNewscast = (telling: Telling): void => {
  const { stories, targetSeconds } = telling;
  if (tellWhole(telling)) return;
  const { lead, others } = chooseStories(telling);
  if (lead) {
    tellStory(
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
  others.forEach((story, index) => {
    const { each, least, most } = STORY_SHARE;
    tellStory(
      story,
      {
        seconds: clamp(each * story.posts.length, least, most) * targetSeconds,
        reader: readerOf(telling, index + 1),
        other: readerOf(telling, index),
        mostDevelopments: MOST_DEVELOPMENTS.other,
      },
      telling,
    );
  });
  const chosen = new Set([...(lead ? [lead] : []), ...others]);
  tellInBrief(
    stories.filter((story) => !chosen.has(story)),
    telling,
  );
};
