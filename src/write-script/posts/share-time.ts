import type { PreparedPost } from './prepared-post.ts';
import { fullSeconds } from './weigh-posts.ts';

const LEAST_SECONDS = 6;
/** A post of which less than this can be told is better left out. */
const LEAST_SHARE = 0.6;
/** What one post gets at first, at most; between these a fifth of the time. */
const MOST_SECONDS = 60;
const LEAST_OF_MOST_SECONDS = 20;

const share = (
  byWeight: readonly PreparedPost[],
  seconds: number,
  most: number,
): Map<PreparedPost, number> => {
  const shares = new Map<PreparedPost, number>();
  let left = seconds;
  for (const post of byWeight) {
    const wanted = Math.min(fullSeconds(post), most);
    const least = Math.max(wanted * LEAST_SHARE, Math.min(wanted, LEAST_SECONDS));
    if (shares.size > 0 && left < least) break;
    shares.set(post, Math.max(Math.min(wanted, left), Math.min(wanted, LEAST_SECONDS)));
    left -= wanted;
  }
  return shares;
};

/**
 * Gives each post its seconds, the weightiest first. Many posts get a part each before one gets all
 * it could fill; a post that there is no time for is not in the result.
 */
export const shareTime = (
  posts: readonly PreparedPost[],
  weights: ReadonlyMap<PreparedPost, number>,
  seconds: number,
): Map<PreparedPost, number> => {
  const byWeight = posts.toSorted((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0));
  const all = posts.reduce((sum, post) => sum + fullSeconds(post), 0);
  if (all <= seconds) return new Map(posts.map((post) => [post, fullSeconds(post)]));
  let most = Math.min(MOST_SECONDS, Math.max(LEAST_OF_MOST_SECONDS, seconds / 5));
  let shares = share(byWeight, seconds, most);
  const sum = () => [...shares.values()].reduce((total, each) => total + each, 0);
  while (sum() < seconds * 0.97 && most < seconds) {
    most *= 1.25;
    shares = share(byWeight, seconds, most);
  }
  return shares;
};
