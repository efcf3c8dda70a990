import { postKey } from '../../episode/coverage/post-key.ts';
import type { ToldAt } from '../cover/cover-posts.ts';
import type { Draft } from './draft.ts';
import type { NumberedPost } from './number-posts.ts';

/** Where a draft tells each post: the first line that rests on it; `before`: chapters that stand before the draft's first. */
export const findLines = (
  { chapters }: Draft,
  posts: readonly NumberedPost[],
  before: number,
): Map<string, ToldAt> => {
  const byNumber = new Map(posts.map((post) => [post.number, post]));
  const places = new Map<string, ToldAt>();
  chapters.forEach(({ utterances }, chapter) => {
    utterances.forEach(({ evidence }, utterance) => {
      for (const { post } of evidence) {
        const [own] = byNumber.get(post)?.sources ?? [];
        if (!own || places.has(postKey(own))) continue;
        places.set(postKey(own), { chapter: chapter + before, utterance, kind: 'story' });
      }
    });
  });
  return places;
};
