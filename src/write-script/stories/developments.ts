import type { Language } from '../language/language.ts';
import { isQuestion } from '../post-text/sentences.ts';
import { signsOf } from '../posts/post-signs.ts';
import { headOf, type PreparedPost } from '../posts/prepared-post.ts';
import { similarity, type Terms, termsOf } from '../posts/terms.ts';
import { namesSpeaker } from '../tell/attribute.ts';
import type { KeyWords } from './bonds.ts';
import { cluster } from './cluster.ts';
import { correctsFigureOf } from './corrects-figure.ts';
import { themeOf } from './newest-development.ts';
import type { Story } from './story.ts';

/** Posts of a story that tell one thing of it, and the one that is told. */
export interface Development {
  readonly told: PreparedPost;
  readonly posts: readonly PreparedPost[];
  readonly weight: number;
  /** What the told post is about within the story. */
  readonly terms: Terms;
}

const SAME_THING = { threshold: 0.22, halfLifeMs: 240 * 3_600_000, timelessShare: 0.4 };
const CORRECTS = 1.5;
const REPLACES = 0.3;
const SMALL = 4;
const CORE_POSTS = 3;
const CORE_SHARE = 0.6;
/** What is marked as urgent and read so much is no aside, whatever words it has. */
const LOUD = 2.5;
/** What somebody says of it comes behind what happened. */
const WORDS = 0.3;
const LONG_MS = 3 * 3_600_000;
const EARLY_SHARE = 1 / 8;
const NONE: Terms = new Map();

/** The latest of the posts, unless another one corrects, is urgent, or is no private voice. */
const toldOf = (posts: readonly PreparedPost[], language: Language): PreparedPost => {
  const newestFirst = posts.toReversed();
  const value = (post: PreparedPost): number => {
    const { isUrgent, corrects, isPersonal } = signsOf(post, language);
    const [opening = ''] = headOf(post);
    return (
      -0.25 * newestFirst.indexOf(post) +
      (isUrgent ? 0.9 : 0) +
      0.5 * Math.min(2, corrects) -
      (isPersonal ? 1.1 : 0) -
      (post.forwardedFrom ? 0.6 : 0) -
      (language.cues.leans.test(opening) ? 0.4 : 0)
    );
  };
  return newestFirst.reduce((best, post) => (value(post) > value(best) ? post : best));
};

/**
 * The posts that have one of the words by which the story is known, or say how it went on: "Tanner Street is
 * open again" has few of its words. Of a small story, all.
 */
const atItsCore = (
  { posts, newest }: Story,
  keyWords: ReadonlyMap<PreparedPost, KeyWords>,
  language: Language,
): readonly PreparedPost[] => {
  if (posts.length <= SMALL) return posts;
  const counts = new Map<string, number>();
  for (const post of posts) {
    for (const word of keyWords.get(post) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const coreness = (post: PreparedPost): number =>
    [...(keyWords.get(post) ?? [])]
      .map((word) => counts.get(word) ?? 0)
      .filter((count) => count >= CORE_POSTS)
      .reduce((sum, count) => sum + count / posts.length, 0);
  return posts.filter(
    (post) =>
      post === newest ||
      posts.some(({ key }) => key === post.replyTo) ||
      (signsOf(post, language).isUrgent && post.reach >= LOUD) ||
      signsOf(post, language).corrects > 0 ||
      coreness(post) >= CORE_SHARE,
  );
};

/** A member of a group who asks adds nothing to what is reported. */
const asksOnly = (post: PreparedPost): boolean =>
  post.author !== undefined && isQuestion(headOf(post)[0] ?? '');

/** What there is to say of a story beside how it stands now: one post each, the weightiest first. */
export const developmentsOf = (
  story: Story,
  terms: ReadonlyMap<PreparedPost, Terms>,
  keyWords: ReadonlyMap<PreparedPost, KeyWords>,
  language: Language,
): Development[] => {
  const posts = atItsCore(story, keyWords, language).filter(
    (post) => !post.poll && !signsOf(post, language).isRemark && !asksOnly(post),
  );
  const theme = themeOf(story.posts, terms);
  // What all posts of the story share says nothing about what each of them adds.
  const own = termsOf(posts, language, 1);
  // What somebody says of it is told as theirs, whatever it says again.
  const words = posts.filter(namesSpeaker);
  const reports = posts.filter((post) => !words.includes(post));
  const groups = cluster(
    reports.map((post) => ({ terms: own.get(post) ?? new Map(), time: post.date.getTime() })),
    SAME_THING,
  )
    .map((indexes) => indexes.flatMap((index) => reports[index] ?? []))
    .concat(words.map((post) => [post]));
  const times = posts.map(({ date }) => date.getTime());
  const [begin, end] = [Math.min(...times), Math.max(...times)];
  // What was said in the first hours of a long story is how it began, and no longer how it is.
  const isEarly = (post: PreparedPost): boolean =>
    end - begin > LONG_MS &&
    post.date.getTime() - begin < (end - begin) * EARLY_SHARE &&
    signsOf(post, language).corrects === 0;
  const isReplaced = (post: PreparedPost): boolean =>
    isEarly(post) ||
    story.posts.some((later) => correctsFigureOf(later, post, language)) ||
    posts.some(
      (later) =>
        later.date > post.date &&
        signsOf(later, language).corrects >= CORRECTS &&
        (later.replyTo === post.key ||
          similarity(own.get(later) ?? NONE, own.get(post) ?? NONE) > REPLACES),
    );
  return groups
    .flatMap((group): Development[] => {
      const current = group.filter(
        (post) => !isReplaced(post) && (!signsOf(post, language).isQuotation || namesSpeaker(post)),
      );
      if (current.length === 0) return [];
      const told = toldOf(current, language);
      const channels = new Set(group.map(({ channel }) => channel)).size;
      const corrects = Math.max(...group.map((post) => signsOf(post, language).corrects));
      const { isUrgent, isPersonal, isQuotation } = signsOf(told, language);
      const weight =
        group.length ** 0.6 *
        (1 + 0.3 * (channels - 1)) *
        (1 + 0.35 * Math.min(3, corrects)) *
        (isUrgent ? 1.5 : 1) *
        (isQuotation ? WORDS : isPersonal || told.author !== undefined ? 0.6 : 1) *
        (0.25 + similarity(theme, terms.get(told) ?? NONE));
      return [{ told, posts: group, weight, terms: own.get(told) ?? NONE }];
    })
    .toSorted((a, b) => b.weight - a.weight);
};
