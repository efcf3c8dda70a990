/** The kinds of attachment that a post can carry, and that a show can leave out. */
export const MEDIA_TYPES = [
  'photo',
  'video',
  'animation',
  'audio',
  'voice',
  'document',
  'sticker',
  'poll',
  'location',
  'contact',
  'webpage',
  'other',
] as const;
