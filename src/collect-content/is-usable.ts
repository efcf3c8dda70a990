import type { ConfigSnapshot } from '../episode/config-snapshot.ts';
import type { Post } from '../episode/content.ts';

/** The part of the show's settings that decides what is left out. */
export type Selection = Pick<ConfigSnapshot, 'mediaTypes' | 'filters'>;

const fold = (text: string): string => text.normalize('NFC').toLowerCase();

/**
 * Whether the show wants this post. Only what its settings say is left out; the words of a poll and of a
 * transcript count as text. With `mayBeHeard`, a voice message may still get words.
 */
export const isUsable = (
  post: Post,
  { mediaTypes, filters }: Selection,
  mayBeHeard = false,
): boolean => {
  const words = [
    post.text,
    ...post.media.flatMap(({ caption, transcript }) => [caption ?? [], transcript ?? []].flat()),
  ]
    .join('\n')
    .trim();
  const folded = fold(words);
  return (
    (mayBeHeard || [...words].length >= filters.minCharacters) &&
    !(filters.excludeForwarded && post.forwardedFrom !== undefined) &&
    !filters.excludeKeywords.some((keyword) => folded.includes(fold(keyword))) &&
    post.media.every(({ type }) => mediaTypes.includes(type))
  );
};
