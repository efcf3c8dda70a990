import type { PreparedPost } from '../posts/prepared-post.ts';
import { normalised, type Terms } from '../posts/terms.ts';
import { TermIndex } from './term-index.ts';

const NEIGHBOURS = 4;
const LEAST_CLOSENESS = 0.1;
const HALF_LIFE_MS = 48 * 3_600_000;
const MOST_TERMS = 160;
/** A term in more posts than this share tells no neighbours apart, and would make every post one. */
const COMMON_SHARE = 0.12;
const LEAST_COMMON = 60;
const NONE: Terms = new Map();

/** The posts that share a term with each post and are close to it, with how close they are. */
const neighbours = (
  posts: readonly PreparedPost[],
  terms: ReadonlyMap<PreparedPost, Terms>,
): Map<PreparedPost, Map<PreparedPost, number>> => {
  const ofPost = (post: PreparedPost): Terms => terms.get(post) ?? NONE;
  const index = new TermIndex(posts.map(ofPost));
  const most = Math.max(LEAST_COMMON, posts.length * COMMON_SHARE);
  return new Map(
    posts.map((post) => {
      const near = new Map<PreparedPost, number>();
      const keep = (at: number, closeness: number): void => {
        const other = posts[at];
        if (other && other !== post && closeness > LEAST_CLOSENESS) near.set(other, closeness);
      };
      index.closeTo(ofPost(post), keep, most);
      return [post, near];
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
