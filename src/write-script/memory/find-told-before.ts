import type { ToldPost } from '../../episode/coverage/coverage.ts';
import type { Language } from '../language/language.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import type { Remembered } from './remembered.ts';
import { toToldPost } from './told-post.ts';

/** Share of the word pairs of the shorter one that both have: within a channel more, as its posts share their form. */
const SAME = { channel: 0.85, elsewhere: 0.7 };
const LEAST_PAIRS = 5;
/** A post that is so much longer says more than was told. */
const LONGER = 1.4;

const pairsOf = ({ words }: ToldPost): Set<string> => {
  const stems = words.split(' ');
  return new Set(stems.slice(1).map((stem, index) => `${stems[index]} ${stem}`));
};

const channelOf = ({ keys }: ToldPost): string => keys[0]?.split('/')[0] ?? '';

/** Whether a post says nothing beside what was told: nearly the same words, and no other figure. */
const repeats = (post: ToldPost, told: ToldPost, shared: number, fewer: number): boolean => {
  const least = channelOf(post) === channelOf(told) ? SAME.channel : SAME.elsewhere;
  return (
    fewer >= LEAST_PAIRS &&
    shared / fewer >= least &&
    post.length <= told.length * LONGER &&
    post.numbers.every((number) => told.numbers.includes(number))
  );
};

/** The posts that earlier episodes have told: themselves, where windows overlap, or in the same words. */
export const findToldBefore = (
  posts: readonly PreparedPost[],
  memory: readonly Remembered[],
  language: Language,
): Set<PreparedPost> => {
  const told = memory.flatMap((story) =>
    story.posts.map((post) => ({ post, pairs: pairsOf(post) })),
  );
  const keys = new Set(told.flatMap(({ post }) => post.keys));
  const byPair = new Map<string, number[]>();
  told.forEach(({ pairs }, index) => {
    for (const pair of pairs) byPair.set(pair, [...(byPair.get(pair) ?? []), index]);
  });
  return new Set(
    posts.filter((each) => {
      const post = toToldPost(each, language);
      if (post.keys.some((key) => keys.has(key))) return true;
      const pairs = pairsOf(post);
      const shared = new Map<number, number>();
      for (const pair of pairs) {
        for (const index of byPair.get(pair) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
      }
      return [...shared].some(([index, count]) => {
        const other = told[index];
        return other && repeats(post, other.post, count, Math.min(pairs.size, other.pairs.size));
      });
    }),
  );
};
