import { expect, it } from 'vitest';
import { PALETTES } from '../../../src/show/picture/cover-palettes.ts';

/** Relative luminance (WCAG 2.2, definition). */
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

it.each(Object.entries(PALETTES))('in %s words are read, and figures seen', (_, palette) => {
  expect(contrast(palette.words, palette.ground)).toBeGreaterThanOrEqual(7);
  expect(contrast(palette.figure, palette.ground)).toBeGreaterThanOrEqual(1.6);
});
