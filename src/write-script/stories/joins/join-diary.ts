import type { Language } from '../../language/language.ts';
import { type PreparedPost, sentencesOf } from '../../posts/prepared-post.ts';
import { stems } from '../../posts/words-of.ts';

/** Words that so few posts of an author have may be of one matter, and no more than a quarter of them. */
const MOST_HOLDERS = { posts: 4, share: 0.25 };
const LEAST_SHARED = { words: 2, share: 0.08 };

/**
 * The entries of a diary that go on with each other, as pairs: three of them share rare words two by two.
 * The puddle, the ceiling that is dry on top and the crack in the chimney are one leak, though no word is
 * in all of them; two entries alone share as much by chance.
 */
export const joinDiary = (
  posts: readonly PreparedPost[],
  isPart: (post: PreparedPost) => boolean,
  language: Language,
): [number, number][] => {
  const words = posts.map((post) => new Set(stems(sentencesOf(post).join(' '), language)));
  const holders = new Map<string, number>();
  for (const each of words) {
    for (const word of each) holders.set(word, (holders.get(word) ?? 0) + 1);
  }
  const most = Math.min(MOST_HOLDERS.posts, Math.ceil(posts.length * MOST_HOLDERS.share));
  const goesOn = (a: number, b: number): boolean => {
    const [first = new Set<string>(), second = new Set<string>()] = [words[a], words[b]];
    const shared = [...first].filter(
      (word) => second.has(word) && (holders.get(word) ?? 0) <= most,
    ).length;
    const fewer = Math.min(first.size, second.size);
    return shared >= Math.max(LEAST_SHARED.words, fewer * LEAST_SHARED.share);
  };
  const entries = posts.flatMap((post, index) => (isPart(post) || post.poll ? [] : [index]));
  const following = new Map(
    entries.map((a) => [a, new Set(entries.filter((b) => b > a && goesOn(a, b)))]),
  );
  return entries.flatMap((a) => {
    const others = [...(following.get(a) ?? [])];
    return others.flatMap((b) =>
      others.some((c) => following.get(b)?.has(c) || following.get(c)?.has(b))
        ? [[a, b] as [number, number]]
        : [],
    );
  });
};
