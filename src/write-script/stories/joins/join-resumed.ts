import type { Language } from '../../language/language.ts';
import { signsOf } from '../../posts/post-signs.ts';
import { type PreparedPost, sentencesOf } from '../../posts/prepared-post.ts';
import { stems } from '../../posts/words-of.ts';
import { type KeyWords, spreadOf } from '../bonds.ts';

const WITHIN_MS = 36 * 3_600_000;
/** A word of these two posts alone, in front in both, is what they are about. */
const MOST_HOLDERS = 2;
const FIRST_WORDS = 3;
/** A name of several words is of one thing, wherever it stands in the first sentences. */
const isFullName = (word: string): boolean => word.includes(' ');
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
      .filter((word, index) => index < FIRST_WORDS || isFullName(word))
      .filter((word) => spread.get(word) === MOST_HOLDERS && !/^\p{N}/u.test(word));
  const first = posts.map(firstOf);
  const corrections = new RegExp(language.cues.corrects, 'giu');
  return posts.flatMap((later, b): [number, number][] => {
    const { corrects, denies } = signsOf(later, language);
    if (corrects === 0 || denies || later.poll) return [];
    // "Open" of "open again" says how it went on, not what it is about.
    const again = new Set(
      Array.from(sentencesOf(later).join(' ').matchAll(corrections), ([text]) => text).flatMap(
        (text) => stems(text, language),
      ),
    );
    const about = first[b]?.filter((word) => !again.has(word)) ?? [];
    const a = posts.findIndex(
      (earlier, index) =>
        index < b &&
        !earlier.poll &&
        earlier.channel === later.channel &&
        later.date.getTime() - earlier.date.getTime() <= WITHIN_MS &&
        (first[index] ?? []).some((word) => about.includes(word)),
    );
    return a < 0 ? [] : [[a, b]];
  });
};
