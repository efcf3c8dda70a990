import type { PreparedPost } from '../../posts/prepared-post.ts';
import type { KeyWords } from '../bonds.ts';

interface Names {
  readonly keyWords: ReadonlyMap<PreparedPost, KeyWords>;
  /** How many posts of the window have each key word. */
  readonly spread: ReadonlyMap<string, number>;
  readonly isName: (word: string) => boolean;
  readonly isApart: (a: PreparedPost, b: PreparedPost) => boolean;
}

const LEAST_POSTS = 3;
/** A name that so many of those who have it share with a matter is the matter's. */
const OWN_SHARE = 0.6;
/** A post is about what it names at once. */
const FIRST_WORDS = 3;
const MOST_JOINING = 2;

/**
 * Joins single posts and pairs to the matter whose name they begin with: a ship that is afloat again is
 * the one that ran aground, whatever else the reports say.
 */
export const joinByName = (
  groups: readonly (readonly PreparedPost[])[],
  { keyWords, spread, isName, isApart }: Names,
): PreparedPost[][] => {
  const home = new Map<string, readonly PreparedPost[]>();
  for (const group of groups) {
    const counts = new Map<string, number>();
    for (const post of group) {
      for (const word of keyWords.get(post) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    for (const [word, count] of counts) {
      const isOwn = count >= LEAST_POSTS && count >= (spread.get(word) ?? 0) * OWN_SHARE;
      if (isOwn && isName(word) && !/^\p{N}/u.test(word)) home.set(word, group);
    }
  }
  const joined = new Map(groups.map((group) => [group, [...group]]));
  for (const group of groups) {
    if (group.length > MOST_JOINING) continue;
    const [matter] = group
      .flatMap((post) => [...(keyWords.get(post) ?? [])].slice(0, FIRST_WORDS))
      .flatMap((word) => {
        const found = home.get(word);
        const parts = found?.some((a) => group.some((b) => isApart(a, b)));
        return found && found !== group && !parts ? [found] : [];
      });
    if (!matter) continue;
    joined.get(matter)?.push(...group);
    joined.delete(group);
  }
  return [...joined.values()];
};
