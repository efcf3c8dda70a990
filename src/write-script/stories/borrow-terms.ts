import type { PreparedPost } from '../posts/prepared-post.ts';
import { normalised, similarity, type Terms } from '../posts/terms.ts';

const NEIGHBOURS = 4;
const LEAST_CLOSENESS = 0.1;
const HALF_LIFE_MS = 48 * 3_600_000;
const MOST_TERMS = 160;
/** A term in more posts than this share tells no neighbours apart, and would make every post one. */
const COMMON_SHARE = 0.12;
const LEAST_COMMON = 60;

/** The posts that share a term with each post, with how close they are. */
export const neighbours = (
  posts: readonly PreparedPost[],
  terms: ReadonlyMap<PreparedPost, Terms>,
): Map<PreparedPost, Map<PreparedPost, number>> => {
  const byTerm = new Map<string, PreparedPost[]>();
  for (const post of posts) {
    for (const term of terms.get(post)?.keys() ?? []) {
      const holders = byTerm.get(term);
      if (holders) holders.push(post);
      else byTerm.set(term, [post]);
    }
  }
  const most = Math.max(LEAST_COMMON, posts.length * COMMON_SHARE);
  return new Map(
    posts.map((post) => {
      const own = terms.get(post) ?? new Map<string, number>();
      const found = new Map<PreparedPost, number>();
      for (const term of own.keys()) {
        const holders = byTerm.get(term) ?? [];
        if (holders.length < 2 || holders.length > most) continue;
        for (const other of holders) if (other !== post) found.set(other, 0);
      }
      for (const other of found.keys()) {
        found.set(other, similarity(own, terms.get(other) ?? new Map()));
      }
      return [post, found];
    }),
  );
};

const closeInTime = (a: PreparedPost, b: PreparedPost): number =>
  Math.exp(-Math.abs(a.date.getTime() - b.date.getTime()) / HALF_LIFE_MS);

/**
 * What each post is about, with the words of the posts that are nearest to it: short reports of one
 * matter share few words with each other, and more with each other's neighbours.
 */
export const borrowTerms = (
  posts: readonly PreparedPost[],
  terms: ReadonlyMap<PreparedPost, Terms>,
): Map<PreparedPost, Map<string, number>> => {
  const near = neighbours(posts, terms);
  return new Map(
    posts.map((post) => {
      const wide = new Map(terms.get(post) ?? []);
      const closest = Array.from(near.get(post) ?? [], ([other, closeness]) => ({
        other,
        closeness: closeness * closeInTime(post, other),
      }))
        .filter(({ closeness }) => closeness > LEAST_CLOSENESS)
        .toSorted((a, b) => b.closeness - a.closeness)
        .slice(0, NEIGHBOURS);
      for (const { other, closeness } of closest) {
        for (const [term, weight] of terms.get(other) ?? []) {
          wide.set(term, (wide.get(term) ?? 0) + closeness * weight);
        }
      }
      return [post, normalised(wide, MOST_TERMS)];
    }),
  );
};
