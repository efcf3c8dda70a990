import type { CoveredPost } from './coverage.ts';
import { postKey } from './post-key.ts';

/**
 * The posts that a line of the script tells, with those that were merged into them. What is told
 * somewhere in the chapter stands beside its first line.
 */
export const postsOfLine = (
  posts: readonly CoveredPost[],
  { chapter, utterance }: { readonly chapter: number; readonly utterance: number },
): readonly CoveredPost[] => {
  const told = posts.filter(
    (post) => 'chapter' in post && post.chapter === chapter && (post.utterance ?? 0) === utterance,
  );
  const keys = new Set(told.map(({ source }) => postKey(source)));
  const merged = posts.filter((post) => post.outcome === 'merged' && keys.has(post.into));
  return [...told, ...merged];
};
