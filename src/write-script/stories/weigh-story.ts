import type { Language } from '../language/language.ts';
import { signsOf } from '../posts/post-signs.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import { recallsPast } from '../posts/recalls-past.ts';

const DAY_MS = 86_400_000;

/** What a story is weighed against. */
export interface Window {
  /** Milliseconds of the first and the last post. */
  readonly first: number;
  readonly last: number;
  /** How many posts of the window are about the matter at large, those of the story included. */
  readonly around: number;
  /** Posts that come every day in the same form: the weather, the day's dates. */
  readonly isRubric: (post: PreparedPost) => boolean;
  readonly advertising: (post: PreparedPost) => number;
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

const clamp = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value));

/**
 * How much a story matters: by its posts, its channels, how new it is, how often it was read and
 * how close its reports follow each other; never by how long they are. Polls, private voices,
 * rubrics and what members of a group give away count for less, and so does what happened long ago.
 */
export const weighStory = (
  posts: readonly PreparedPost[],
  { first, last, around, isRubric, advertising }: Window,
  language: Language,
): number => {
  const times = posts.map(({ date }) => date.getTime());
  const [begin, end] = [Math.min(...times), Math.max(...times)];
  const channels = new Set(posts.flatMap(({ sources }) => sources.map(({ channel }) => channel)));
  const reports = posts.reduce((sum, post) => {
    const { isPersonal } = signsOf(post, language);
    return sum + post.sources.length * (post.poll ? 0.3 : isPersonal ? 0.6 : 1);
  }, 0);
  const nearby = posts.length > 1 ? 0.35 * Math.max(0, around - posts.length) : 0;
  const freshness = 0.7 + (0.6 * (end - first)) / Math.max(DAY_MS / 24, last - first);
  const reach = clamp(Math.max(...posts.map((post) => post.reach)) ** 0.45, 0.8, 3);
  const urgent = mean(posts.map((post) => (signsOf(post, language).isUrgent ? 1 : 0)));
  const corrected = posts.reduce((sum, post) => sum + signsOf(post, language).corrects, 0);
  const burst = posts.length < 3 ? 1 : clamp(1.15 - (end - begin) / (10 * DAY_MS), 0.4, 1);
  return (
    (reports + nearby) ** 0.9 *
    (1 + 0.3 * (channels.size - 1)) *
    freshness *
    reach *
    burst *
    (1 + 0.5 * urgent) *
    (1 + 0.1 * Math.min(3, corrected)) *
    (1 - 0.08 * Math.max(0, mean(posts.map(advertising)) - 1.5)) *
    (posts.some((post) => signsOf(post, language).isClassified) ? 0.3 : 1) *
    (1 - 0.75 * mean(posts.map((post) => (isRubric(post) || recallsPast(post) ? 1 : 0))))
  );
};
