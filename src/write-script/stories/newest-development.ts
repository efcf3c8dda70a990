import type { Language } from '../language/language.ts';
import { signsOf } from '../posts/post-signs.ts';
import { headOf, type PreparedPost } from '../posts/prepared-post.ts';
import { similarity, type Terms } from '../posts/terms.ts';
import { opensWithWords } from '../tell/attribute.ts';
import { isThin } from '../tell/is-thin.ts';
import { correctsFigureOf } from './corrects-figure.ts';

/** What two channels report at the same time is what happened. */
const CONFIRMED = 0.8;
const SAME_TIME_MS = 2 * 3_600_000;
const SAME_REPORT = 0.25;
/** Minutes make no report newer than another one. */
const LEAST_SPAN_MS = 2 * 3_600_000;
/** A channel that goes on with its own post says how it went on. */
const OWN_UPDATE = 1.2;
/** Of a larger story, what is so much less of one mind with it than its posts are shares but a place with it. */
const STRAY = { leastPosts: 4, share: 0.5, loses: 1.5 };
/** What somebody says of it is no event. */
const OPENS_WITH_WORDS = 0.9;
/** "Correction: 23 passengers, not 43" is a detail of a larger story, and so is what it corrects. */
const DETAIL = { leastPosts: 3, loses: 3 };
const NONE: Terms = new Map();

/** What all posts of a story are about together. */
export const themeOf = (
  posts: readonly PreparedPost[],
  terms: ReadonlyMap<PreparedPost, Terms>,
): Map<string, number> => {
  const theme = new Map<string, number>();
  for (const post of posts) {
    for (const [term, weight] of terms.get(post) ?? []) {
      theme.set(term, (theme.get(term) ?? 0) + weight);
    }
  }
  const length = Math.hypot(...theme.values()) || 1;
  return new Map(Array.from(theme, ([term, weight]) => [term, weight / length]));
};

/**
 * The post that says how a story stands now: late, of one mind with the story, marked as urgent or
 * as a correction; no private voice, no poll, nothing passed on.
 */
export const newestDevelopment = (
  posts: readonly PreparedPost[],
  terms: ReadonlyMap<PreparedPost, Terms>,
  language: Language,
): PreparedPost => {
  const theme = themeOf(posts, terms);
  const times = posts.map(({ date }) => date.getTime());
  const first = Math.min(...times);
  const span = Math.max(LEAST_SPAN_MS, Math.max(...times) - first);
  const confirms = (other: PreparedPost, post: PreparedPost): boolean =>
    other.channel !== post.channel &&
    Math.abs(other.date.getTime() - post.date.getTime()) <= SAME_TIME_MS &&
    similarity(terms.get(other) ?? NONE, terms.get(post) ?? NONE) > SAME_REPORT;
  const isOfSeveral = ({ sources }: PreparedPost): boolean =>
    new Set(sources.map(({ channel }) => channel)).size > 1;
  const isReported = posts.some(({ author }) => author === undefined);
  const isOwnUpdate = (post: PreparedPost): boolean =>
    posts.some(
      ({ key, channel, author }) =>
        key === post.replyTo && channel === post.channel && author === post.author,
    );
  const closenesses = new Map(
    posts.map((post) => [post, similarity(theme, terms.get(post) ?? NONE)]),
  );
  const closeness = (post: PreparedPost): number => closenesses.get(post) ?? 0;
  const usual =
    [...closenesses.values()].toSorted((a, b) => a - b)[Math.floor(posts.length / 2)] ?? 0;
  const isStray = (post: PreparedPost): boolean =>
    posts.length >= STRAY.leastPosts && closeness(post) < usual * STRAY.share;
  const isDetail = (post: PreparedPost): boolean =>
    posts.length >= DETAIL.leastPosts &&
    (signsOf(post, language).isErratum ||
      posts.some((later) => correctsFigureOf(later, post, language)));
  const value = (post: PreparedPost): number => {
    const { isUrgent, corrects, denies, isPersonal, isRemark } = signsOf(post, language);
    const lateness = posts.length > 1 ? (post.date.getTime() - first) / span : 0;
    const [opening = ''] = headOf(post);
    return (
      3 * lateness +
      (isUrgent ? 0.9 : 0) +
      0.45 * Math.min(2, corrects) +
      closeness(post) -
      (isPersonal ? 1.2 : 0) -
      (post.forwardedFrom ? 1.5 : 0) -
      (post.poll ? 1.2 : 0) -
      (denies ? 0.7 : 0) -
      (isRemark ? 4 : 0) -
      (isStray(post) ? STRAY.loses : 0) -
      (isDetail(post) ? DETAIL.loses : 0) -
      (opensWithWords(post) ? OPENS_WITH_WORDS : 0) +
      (isOwnUpdate(post) && !signsOf(post, language).isErratum ? OWN_UPDATE : 0) -
      (post.author !== undefined && isReported ? 1 : 0) +
      // What readers came for, where the channel says.
      0.35 * Math.log2(Math.max(0.5, post.reach)) +
      (isOfSeveral(post) || posts.some((other) => confirms(other, post)) ? CONFIRMED : 0) -
      (language.cues.leans.test(opening) ? 0.4 : 0) -
      // "What the new tram means for you" explains, and tells nothing new.
      (language.cues.teases.test(opening) ? 2.5 : isThin(opening, language) ? 0.5 : 0)
    );
  };
  return posts.reduce((best, post) => (value(post) > value(best) ? post : best));
};
