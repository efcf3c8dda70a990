/** How much that no post says may be told. */
export const BACKGROUNDS = ['none', 'half-sentence', 'explain'] as const;
export type Background = (typeof BACKGROUNDS)[number];
