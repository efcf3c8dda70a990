import type { Language } from '../language/language.ts';
import { addParts } from './compounds.ts';
import { type PreparedPost, sentencesOf } from './prepared-post.ts';
import { wordsOf } from './words-of.ts';

/** How much each stem says about a text. */
export type Terms = ReadonlyMap<string, number>;

/** What a sentence of a post adds, by its place: the first one says what the post is about. */
const PLACES = [1, 0.7, 0.35, 0.3, 0.3];
const LATER = 0.12;
const NAME = 1.6;
const NUMBER = 0.8;
const MOST_TERMS = 110;
const ALONE = 0.5;

const counted = (post: PreparedPost, language: Language): Map<string, number> => {
  const counts = new Map<string, number>();
  const add = (text: string, place: number) => {
    for (const { stem, isName } of wordsOf(text, language)) {
      const kind = isName ? NAME : /^\p{N}/u.test(stem) ? NUMBER : 1;
      const known = counts.get(stem);
      // A word that comes back says a little more, not twice as much.
      counts.set(stem, known === undefined ? kind * place : known + 0.2 * kind * place);
    }
  };
  const sentences = sentencesOf(post);
  sentences.forEach((sentence, index) => {
    add(sentence, PLACES[index] ?? LATER);
  });
  add(post.text.hashtags.join(' '), 0.7);
  if (post.poll) add(post.poll.answers.map(({ text }) => text).join(' . '), 0.3);
  return counts;
};

/** The heaviest terms, so that the vector has length 1. */
export const normalised = (
  weights: ReadonlyMap<string, number>,
  most = MOST_TERMS,
): Map<string, number> => {
  const kept =
    weights.size <= most
      ? [...weights]
      : [...weights].toSorted(([, a], [, b]) => b - a).slice(0, most);
  const length = Math.hypot(...kept.map(([, weight]) => weight)) || 1;
  return new Map(kept.map(([term, weight]) => [term, weight / length]));
};

/**
 * What each post is about: its words, weighted by how rare they are among all posts (tf-idf), as
 * vectors of length 1. `alone` is what a word of one post counts, of what its rarity makes of it.
 */
export const termsOf = (
  posts: readonly PreparedPost[],
  language: Language,
  alone = ALONE,
): Map<PreparedPost, Map<string, number>> => {
  const counts = posts.map((post) => counted(post, language));
  addParts(counts, language);
  const spread = new Map<string, number>();
  for (const terms of counts) {
    for (const term of terms.keys()) spread.set(term, (spread.get(term) ?? 0) + 1);
  }
  const rarity = (term: string): number => {
    const holders = spread.get(term) ?? 1;
    // A word of one post alone joins it to nothing; it must not hide those that do.
    return Math.log(1 + posts.length / holders) * (holders < 2 ? alone : 1);
  };
  return new Map(
    posts.map((post, index) => [
      post,
      normalised(
        new Map(Array.from(counts[index] ?? [], ([term, count]) => [term, count * rarity(term)])),
      ),
    ]),
  );
};

/** How much two texts are about the same, from 0 to 1 for vectors of length 1. */
export const similarity = (a: Terms, b: Terms): number => {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
  return sum;
};
