import type { ConfigSnapshot } from '../episode/config-snapshot.ts';
import type { Post } from '../episode/content.ts';

/** The part of the show's settings that decides what is left out. */
export type Selection = Pick<ConfigSnapshot, 'mediaTypes' | 'filters'>;

const fold = (text: string): string => text.normalize('NFC').toLowerCase();

/** Whether the show wants this post. Only what its settings say is left out; the words of a poll count as text. */
export const isUsable = (post: Post, { mediaTypes, filters }: Selection): boolean => {
  const words = [post.text, ...post.media.flatMap(({ caption }) => caption ?? [])]
    .join('\n')
    .trim();
  const folded = fold(words);
  return (
    [...words].length >= filters.minCharacters &&
    !(filters.excludeForwarded && post.forwardedFrom !== undefined) &&
    !filters.excludeKeywords.some((keyword) => folded.includes(fold(keyword))) &&
    post.media.every(({ type }) => mediaTypes.includes(type))
  );
};
