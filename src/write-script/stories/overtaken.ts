import type { PreparedPost } from '../posts/prepared-post.ts';
import { type KeyWords, spreadOf } from './bonds.ts';

/** A word of so few posts is theirs. */
const MOST_HOLDERS = 3;
/** What a post is about stands among its first key words. */
const FIRST_WORDS = 4;

/**
 * For each post the later ones that go on with it, told by a word of hardly any other post among the
 * first ones of both. A report that was overtaken says how things were.
 */
export const overtakenBy = (
  posts: readonly PreparedPost[],
  keyWords: ReadonlyMap<PreparedPost, KeyWords>,
): ReadonlyMap<PreparedPost, readonly PreparedPost[]> => {
  const spread = spreadOf(keyWords);
  const subjectOf = (post: PreparedPost): string[] =>
    [...(keyWords.get(post) ?? [])].slice(0, FIRST_WORDS).filter((word) => {
      const holders = spread.get(word) ?? 0;
      return holders > 1 && holders <= MOST_HOLDERS && !/^\p{N}/u.test(word);
    });
  const holders = new Map<string, PreparedPost[]>();
  for (const post of posts) {
    for (const word of subjectOf(post)) holders.set(word, [...(holders.get(word) ?? []), post]);
  }
  return new Map(
    posts.flatMap((post) => {
      const later = subjectOf(post)
        .flatMap((word) => holders.get(word) ?? [])
        .filter((other) => other.date > post.date);
      return later.length === 0 ? [] : [[post, later] as const];
    }),
  );
};
