import type { PreparedPost } from '../posts/prepared-post.ts';
import type { Terms } from '../posts/terms.ts';
import { themeOf } from './newest-development.ts';
import type { TermIndex } from './term-index.ts';

/** From here on a post is about the matter, and half as close it is so to a half. */
const CLOSE = 0.25;
const LEAST_CLOSE = 0.08;

/** How many posts beside a story's own are about its matter, each as far as it is. */
export const countAround = (
  group: readonly PreparedPost[],
  posts: readonly PreparedPost[],
  wide: ReadonlyMap<PreparedPost, Terms>,
  index: TermIndex,
): number => {
  const own = new Set(group);
  let sum = 0;
  index.closeTo(themeOf(group, wide), (at, closeness) => {
    const post = posts[at];
    if (post && !own.has(post) && closeness >= LEAST_CLOSE) sum += Math.min(1, closeness / CLOSE);
  });
  return sum;
};
