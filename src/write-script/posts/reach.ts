import type { Post } from '../../episode/content.ts';

/** A reaction is an effort: about one reader in thirty makes it. */
const VIEWS_A_REACTION = 20;
const MOST = 12;

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};

/**
 * How often each post was seen and reacted to, as a multiple of what is usual in its channel, from 0 to
 * 12; 1 where a channel doesn't say. Where only a few posts have reactions, these say little.
 */
export const reachByPost = (
  results: Readonly<Record<string, readonly Post[]>>,
): Map<Post, number> => {
  const reach = new Map<Post, number>();
  for (const posts of Object.values(results)) {
    const counted = (field: 'views' | 'reactions') => {
      const values = posts.flatMap((post) => post[field] ?? []);
      return values.length * 2 >= posts.length ? median(values) : 0;
    };
    const [views, reactions] = [counted('views'), counted('reactions')];
    const usual = views + VIEWS_A_REACTION * reactions;
    for (const post of posts) {
      const own =
        (views > 0 ? (post.views ?? views) : 0) +
        VIEWS_A_REACTION * (reactions > 0 ? (post.reactions ?? 0) : 0);
      reach.set(post, usual > 0 ? Math.min(MOST, own / usual) : 1);
    }
  }
  return reach;
};
