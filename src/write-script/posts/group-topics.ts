import type { PreparedPost } from './prepared-post.ts';
import { similarity, type Terms } from './terms.ts';

/** Posts about the same, oldest first; `lead` is the one that matters most. */
export interface Topic {
  readonly lead: PreparedPost;
  readonly posts: readonly PreparedPost[];
  readonly weight: number;
}

/** From here on two posts are about the same. */
const SAME_TOPIC = 0.16;
const MOST_POSTS = 6;
/** What the other posts of a topic add to the weight of its lead: a remark or two make no headline. */
const OTHERS_SHARE = 0.4;

/** Groups posts by what they are about, the weightiest topic first. */
export const groupTopics = (
  posts: readonly PreparedPost[],
  weights: ReadonlyMap<PreparedPost, number>,
  terms: ReadonlyMap<PreparedPost, Terms>,
): Topic[] => {
  const weight = (post: PreparedPost) => weights.get(post) ?? 0;
  const none: Terms = new Map();
  const close = (a: PreparedPost, b: PreparedPost) =>
    similarity(terms.get(a) ?? none, terms.get(b) ?? none);
  const groups: PreparedPost[][] = [];
  for (const post of posts.toSorted((a, b) => weight(b) - weight(a))) {
    const nearest = groups
      .filter((group) => group.length < MOST_POSTS)
      .map((group) => ({
        group,
        closeness: group.reduce((sum, other) => sum + close(post, other), 0) / group.length,
      }))
      .toSorted((a, b) => b.closeness - a.closeness)[0];
    if (nearest && nearest.closeness >= SAME_TOPIC) nearest.group.push(post);
    else groups.push([post]);
  }
  return groups
    .flatMap((group) => {
      const [lead] = group;
      if (!lead) return [];
      const inOrder = group.toSorted((a, b) => a.date.getTime() - b.date.getTime());
      const others = group.reduce((total, post) => total + weight(post), 0) - weight(lead);
      return [{ lead, posts: inOrder, weight: weight(lead) + OTHERS_SHARE * others }];
    })
    .toSorted((a, b) => b.weight - a.weight);
};
