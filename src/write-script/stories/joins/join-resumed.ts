import type { Language } from '../../language/language.ts';
import { signsOf } from '../../posts/post-signs.ts';
import type { PreparedPost } from '../../posts/prepared-post.ts';
import { type KeyWords, spreadOf } from '../bonds.ts';

const WITHIN_MS = 36 * 3_600_000;
/** A word of these two posts alone, in front in both, is what they are about. */
const MOST_HOLDERS = 2;
const FIRST_WORDS = 3;
const NONE: KeyWords = new Set();

/**
 * Pairs of posts of a channel, by their indexes, of which the later says that something is back, found or
 * over, and the earlier what had happened to it: "The trolleybuses run again" shares one word with "Trolleybuses
 * 3 and 7 don't run today", and nobody else speaks of them.
 */
export const joinResumed = (
  posts: readonly PreparedPost[],
  keyWords: ReadonlyMap<PreparedPost, KeyWords>,
  language: Language,
): [number, number][] => {
  const spread = spreadOf(keyWords);
  const firstOf = (post: PreparedPost): string[] =>
    [...(keyWords.get(post) ?? NONE)]
      .slice(0, FIRST_WORDS)
      .filter((word) => spread.get(word) === MOST_HOLDERS && !/^\p{N}/u.test(word));
  const first = posts.map(firstOf);
  return posts.flatMap((later, b): [number, number][] => {
    const { corrects, denies } = signsOf(later, language);
    if (corrects === 0 || denies || later.poll) return [];
    const a = posts.findIndex(
      (earlier, index) =>
        index < b &&
        !earlier.poll &&
        earlier.channel === later.channel &&
        later.date.getTime() - earlier.date.getTime() <= WITHIN_MS &&
        (first[index] ?? []).some((word) => first[b]?.includes(word)),
    );
    return a < 0 ? [] : [[a, b]];
  });
};
