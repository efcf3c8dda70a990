import type { PreparedPost } from '../../posts/prepared-post.ts';
import type { KeyWords } from '../bonds.ts';

const LEAST_POSTS = 3;
const LEAST_STRENGTH = 1.3;
const NAME_OF_SEVERAL_WORDS = 1.3;
/** What a post is about stands among its first key words; where it happened may stand behind. */
const FIRST_WORDS = 6;

const NONE: KeyWords = new Set();

/**
 * Puts groups together again that share a name of several words and another word, both of which come
 * back in the window: what was parted by its place or its time is still one matter.
 */
export const reunite = (
  groups: readonly (readonly PreparedPost[])[],
  keyWords: ReadonlyMap<PreparedPost, KeyWords>,
  spread: ReadonlyMap<string, number>,
): PreparedPost[][] => {
  const count = keyWords.size;
  const rarity = (word: string): number =>
    (Math.log(count / (spread.get(word) ?? 1)) / Math.log(Math.max(8, count))) *
    (word.includes(' ') ? NAME_OF_SEVERAL_WORDS : 1);
  const isMet = (word: string): boolean => (spread.get(word) ?? 0) >= LEAST_POSTS;
  const byName = new Map<string, PreparedPost[]>();
  for (const post of keyWords.keys()) {
    for (const word of keyWords.get(post) ?? NONE) {
      if (!word.includes(' ') || !isMet(word)) continue;
      byName.set(word, [...(byName.get(word) ?? []), post]);
    }
  }
  const home = new Map<PreparedPost, PreparedPost[]>();
  for (const group of groups) {
    const own = [...group];
    for (const post of group) home.set(post, own);
  }
  for (const named of byName.values()) {
    named.forEach((a, index) => {
      for (const b of named.slice(0, index)) {
        const [first, second] = [home.get(a), home.get(b)];
        if (!first || !second || first === second) continue;
        const others = keyWords.get(b) ?? NONE;
        const shared = [...(keyWords.get(a) ?? NONE)].filter((w) => others.has(w) && isMet(w));
        const strength = shared.reduce((sum, word) => sum + rarity(word), 0);
        const isMain = [a, b].every((post) =>
          [...(keyWords.get(post) ?? NONE)]
            .slice(0, FIRST_WORDS)
            .some((word) => shared.includes(word)),
        );
        if (!isMain || shared.length < 2 || strength < LEAST_STRENGTH) continue;
        first.push(...second);
        for (const post of second) home.set(post, first);
      }
    });
  }
  return [...new Set(home.values())];
};
