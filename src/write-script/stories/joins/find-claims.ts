import type { Language } from '../../language/language.ts';
import { signsOf } from '../../posts/post-signs.ts';
import type { PreparedPost } from '../../posts/prepared-post.ts';
import type { KeyWords } from '../bonds.ts';
import { correctsFigureOf } from '../corrects-figure.ts';

const DAY_MS = 86_400_000;
/** What a figure is corrected of may be some days old, and shares more with the correction. */
const MOST_DAYS = 3;
const LEAST_SHARED = 2;
const NONE: KeyWords = new Set();

/**
 * What each post answers: the post that it is a reply to; or, where a post denies something and its
 * reply leads nowhere, the latest post of its channel in the day before that shares a key word with it; of a
 * correction, the latest of three days that shares two.
 */
export const findClaims = (
  posts: readonly PreparedPost[],
  keyWords: ReadonlyMap<PreparedPost, KeyWords>,
  language: Language,
): Map<PreparedPost, PreparedPost> => {
  const byKey = new Map(posts.map((post) => [post.key, post]));
  return new Map(
    posts.flatMap((post, index): [PreparedPost, PreparedPost][] => {
      const answered = byKey.get(post.replyTo ?? '');
      if (answered) return [[post, answered]];
      const { denies, corrects, correctsFigure } = signsOf(post, language);
      if (!denies && corrects === 0) return [];
      const words = keyWords.get(post) ?? NONE;
      const claim = posts
        .slice(0, index)
        .findLast(
          (other) =>
            other.channel === post.channel &&
            post.date.getTime() - other.date.getTime() <= (denies ? DAY_MS : MOST_DAYS * DAY_MS) &&
            (denies || correctsFigure || correctsFigureOf(post, other, language)) &&
            [...(keyWords.get(other) ?? NONE)].filter((word) => words.has(word)).length >=
              (denies ? 1 : LEAST_SHARED),
        );
      return claim ? [[post, claim]] : [];
    }),
  );
};
