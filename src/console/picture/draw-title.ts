import type { Palette } from '../../show/picture/cover-palettes.ts';
import { directionOf } from '../../speech-text/right-to-left.ts';
import { LINE_HEIGHT, layOutTitle } from './title-lines.ts';

const FONT =
  'system-ui, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Hebrew", "Noto Sans CJK SC", sans-serif';
const fontOf = (size: number): string => `750 ${size}px ${FONT}`;

/** What a drawn cover says, and how. */
export interface DrawnCover {
  readonly title: string;
  /** BCP 47. */
  readonly languageCode: string;
  readonly palette: Palette;
}

const MARGIN = 0.09;
const RINGS = 5;

/** Rings that go out from a corner, as a broadcast does; each fainter than the one before. */
const drawRings = (
  context: CanvasRenderingContext2D,
  width: number,
  { x, colour }: { readonly x: number; readonly colour: string },
): void => {
  context.strokeStyle = colour;
  context.fillStyle = colour;
  const y = width * 0.2;
  context.beginPath();
  context.arc(x, y, width * 0.055, 0, 2 * Math.PI);
  context.fill();
  context.lineWidth = width * 0.035;
  for (let ring = 1; ring <= RINGS; ring++) {
    context.globalAlpha = 1 - (ring - 1) * 0.19;
    context.beginPath();
    context.arc(x, y, width * (0.035 + ring * 0.098), 0, 2 * Math.PI);
    context.stroke();
  }
  context.globalAlpha = 1;
};

/** Draws a cover of a title, in the direction of its language, so wide as the canvas is. */
export const drawTitle = (
  context: CanvasRenderingContext2D,
  { title, languageCode, palette }: DrawnCover,
): void => {
  const { width } = context.canvas;
  const isRightToLeft = directionOf(languageCode) === 'rtl';
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, width, width);
  drawRings(context, width, {
    x: isRightToLeft ? width * 0.2 : width * 0.8,
    colour: palette.figure,
  });
  const room = {
    ...{ width: width * (1 - 2 * MARGIN), height: width * 0.56 },
    ...{ largest: width * 0.19, smallest: width * 0.04 },
  };
  const { lines, fontSize } = layOutTitle(title, room, (text, size) => {
    context.font = fontOf(size);
    return context.measureText(text).width;
  });
  // The ground shines through behind the words, so that they stand off the rings.
  const top = width * (1 - MARGIN) - lines.length * fontSize * LINE_HEIGHT;
  const shade = context.createLinearGradient(0, top - width * 0.16, 0, top + width * 0.04);
  shade.addColorStop(0, `${palette.ground}00`);
  shade.addColorStop(1, palette.ground);
  context.fillStyle = shade;
  context.fillRect(0, top - width * 0.16, width, width);
  context.font = fontOf(fontSize);
  context.fillStyle = palette.words;
  context.direction = isRightToLeft ? 'rtl' : 'ltr';
  context.textAlign = 'start';
  context.textBaseline = 'alphabetic';
  const start = isRightToLeft ? width * (1 - MARGIN) : width * MARGIN;
  lines.forEach((line, n) => {
    context.fillText(line, start, top + (n + 0.86) * fontSize * LINE_HEIGHT);
  });
};
