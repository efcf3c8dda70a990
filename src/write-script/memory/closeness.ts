import type { ToldPost } from '../../episode/coverage/coverage.ts';

/** What a post is about stands in its first words. */
const HEAD_WORDS = 28;
/** Two posts of one matter share so many words at least. */
const LEAST_SHARED = 4;
/** From here on a word is too common to tell one post's matter from another's. */
const COMMON_SHARE = 0.15;
const LEAST_COMMON = 6;

/** How much posts are about the same, from 0 to 1. */
export interface Closeness {
  /** Of two posts, by the rare words that both begin with. */
  ofPosts(a: ToldPost, b: ToldPost): number;
  /** Of what several posts are about together; 0 where one alone is on either side. */
  ofStories(a: readonly ToldPost[], b: readonly ToldPost[]): number;
}

const headOf = ({ words }: ToldPost): string[] =>
  [...new Set(words.split(' ').slice(0, HEAD_WORDS))].filter((word) => word !== '');

type Vector = ReadonlyMap<string, number>;

const cosine = (a: Vector, b: Vector, leastShared: number): number => {
  const shared = [...a.keys()].filter((word) => b.has(word));
  if (shared.length < leastShared) return 0;
  const product = shared.reduce((sum, word) => sum + (a.get(word) ?? 0) * (b.get(word) ?? 0), 0);
  return product / (Math.hypot(...a.values()) * Math.hypot(...b.values()) || 1);
};

/** Compares posts by their words, each weighed by how rare it is among all of these. */
export const createCloseness = (posts: readonly ToldPost[]): Closeness => {
  const spread = new Map<string, number>();
  for (const post of posts) {
    for (const word of headOf(post)) spread.set(word, (spread.get(word) ?? 0) + 1);
  }
  const most = Math.max(LEAST_COMMON, posts.length * COMMON_SHARE);
  const rarity = (word: string) => Math.log(1 + posts.length / (spread.get(word) ?? 1));
  const vectors = new Map(
    posts.map((post): [ToldPost, Vector] => {
      const words = headOf(post).filter((word) => (spread.get(word) ?? 1) <= most);
      return [post, new Map(words.map((word) => [word, rarity(word)]))];
    }),
  );
  const themeOf = (story: readonly ToldPost[]): Vector => {
    const theme = new Map<string, number>();
    for (const word of story.flatMap(headOf)) {
      theme.set(word, (theme.get(word) ?? 0) + rarity(word));
    }
    return theme;
  };
  const none: Vector = new Map();
  return {
    ofPosts: (a, b) => cosine(vectors.get(a) ?? none, vectors.get(b) ?? none, LEAST_SHARED),
    ofStories: (a, b) =>
      a.length < 2 || b.length < 2 ? 0 : cosine(themeOf(a), themeOf(b), LEAST_SHARED),
  };
};
