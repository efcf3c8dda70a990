import type { PreparedPost } from '../../posts/prepared-post.ts';
import type { KeyWords } from '../bonds.ts';

interface Edges {
  readonly keyWords: ReadonlyMap<PreparedPost, KeyWords>;
  readonly isJoined: (a: PreparedPost, b: PreparedPost) => boolean;
  readonly isBound: (a: PreparedPost, b: PreparedPost) => boolean;
}

const LEAST_POSTS = 4;
/** A word of so many of a group's posts is one of those that it is known by; a post has two of them. */
const CORE_SHARE = 0.4;
const LEAST_CORE_WORDS = 2;
/** Of the others, a post at the edge is bound to less than this share of what is usual in its group. */
const EDGE_SHARE = 0.5;
/** What a post is about stands among its first key words: "the Roman glove that was found in Cooper's Yard". */
const FIRST_WORDS = 5;
/** So many words shared with one other post are no chance. */
const FIRM_WORDS = 3;

/**
 * Takes out of a group the posts at its edge: bound to few of the others, and by hardly any of the words
 * that the group is known by. "Trams turn back at Cooper Street" is no part of the plans for a new tram
 * that will begin there.
 */
export const partAtEdge = (
  group: readonly PreparedPost[],
  { keyWords, isJoined, isBound }: Edges,
): PreparedPost[][] => {
  if (group.length < LEAST_POSTS) return [[...group]];
  const counts = new Map<string, number>();
  for (const post of group) {
    for (const word of keyWords.get(post) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const core = new Set(
    [...counts].flatMap(([word, count]) => (count >= group.length * CORE_SHARE ? [word] : [])),
  );
  const bonds = new Map(
    group.map((post) => [post, group.filter((other) => other !== post && isBound(post, other))]),
  );
  const usual = [...bonds.values()].reduce((sum, each) => sum + each.length, 0) / group.length;
  const sharedBy = (a: PreparedPost, b: PreparedPost): number =>
    [...(keyWords.get(a) ?? [])].filter((word) => keyWords.get(b)?.has(word)).length;
  const isAtEdge = (post: PreparedPost): boolean => {
    const own = [...(keyWords.get(post) ?? [])].filter((word) => core.has(word)).length;
    const others = bonds.get(post) ?? [];
    if (others.some((other) => isJoined(post, other))) return false;
    const first = [...(keyWords.get(post) ?? [])].slice(0, FIRST_WORDS);
    const isOfOther = own === 0 && first.every((word) => counts.get(word) === 1);
    return (
      isOfOther ||
      (own < Math.min(LEAST_CORE_WORDS, core.size) &&
        others.length < usual * EDGE_SHARE &&
        !others.some((other) => sharedBy(post, other) >= FIRM_WORDS))
    );
  };
  const edge = group.filter(isAtEdge);
  const rest = group.filter((post) => !edge.includes(post));
  return [...(rest.length > 0 ? [rest] : []), ...edge.map((post) => [post])];
};
