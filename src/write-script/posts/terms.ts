import type { Language } from '../language/language.ts';
import type { PreparedPost } from './prepared-post.ts';

/** The weight of each stem in a text; vectors of length 1. */
export type Terms = ReadonlyMap<string, number>;

const HEADLINE_TIMES = 3;
const HASHTAG_TIMES = 2;

/** The stems of a text's words, without those that say nothing about its topic. */
export const stems = (text: string, language: Language): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'"-]*/gu) ?? [])
    .flatMap((word) => word.split(/[-'"]/))
    .filter((word) => word.length > 1 && !language.stopWords.has(word) && !/^\d+$/.test(word))
    .map((word) => language.stem(word));

const counted = (post: PreparedPost, language: Language): Map<string, number> => {
  const { headline = '', sentences, hashtags } = post.text;
  const counts = new Map<string, number>();
  const add = (text: string, times: number) => {
    for (const stem of stems(text, language)) counts.set(stem, (counts.get(stem) ?? 0) + times);
  };
  add(headline, HEADLINE_TIMES);
  add(hashtags.join(' '), HASHTAG_TIMES);
  for (const { text } of sentences) add(text, 1);
  add(post.poll?.question ?? '', 1);
  return counts;
};

const normalised = (weights: Map<string, number>): Terms => {
  const length = Math.hypot(...weights.values()) || 1;
  return new Map(Array.from(weights, ([term, weight]) => [term, weight / length]));
};

/** What each post is about: its words, weighted by how rare they are among all posts (tf-idf). */
export const termsOf = (
  posts: readonly PreparedPost[],
  language: Language,
): Map<PreparedPost, Terms> => {
  const counts = new Map(posts.map((post) => [post, counted(post, language)]));
  const spread = new Map<string, number>();
  for (const terms of counts.values()) {
    for (const term of terms.keys()) spread.set(term, (spread.get(term) ?? 0) + 1);
  }
  const rarity = (term: string) => Math.log(1 + posts.length / (spread.get(term) ?? 1));
  return new Map(
    Array.from(counts, ([post, terms]) => [
      post,
      normalised(new Map(Array.from(terms, ([t, n]) => [t, (1 + Math.log(n)) * rarity(t)]))),
    ]),
  );
};

/** How much two posts are about the same, from 0 to 1. */
export const similarity = (a: Terms, b: Terms): number => {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
  return sum;
};
