/** The colours that a drawn cover may have: of the ground, of what is drawn on it, and of the words. */
export interface Palette {
  readonly ground: string;
  readonly figure: string;
  readonly words: string;
}

/** By their English names. Words have a contrast of at least 7 on their ground (WCAG 2.2, 1.4.6). */
export const PALETTES = {
  Forest: { ground: '#12392f', figure: '#3f8f78', words: '#f4efe2' },
  Night: { ground: '#152447', figure: '#4a6fc4', words: '#f2f1ec' },
  Brick: { ground: '#6e1f1c', figure: '#c9594b', words: '#fbeee2' },
  Plum: { ground: '#40204f', figure: '#8f57ab', words: '#f6ecf3' },
  Ink: { ground: '#1a1c1e', figure: '#565c63', words: '#f5f3ee' },
  Sand: { ground: '#f0e4cb', figure: '#d3a95b', words: '#33260f' },
  Sky: { ground: '#d5e8f0', figure: '#6aaac6', words: '#10303f' },
  Rose: { ground: '#f6dcd9', figure: '#de8f88', words: '#481a19' },
} as const satisfies Record<string, Palette>;
export type PaletteName = keyof typeof PALETTES;
