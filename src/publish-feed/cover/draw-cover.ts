import { createHash } from 'node:crypto';
import { PALETTES } from '../../show/picture/cover-palettes.ts';
import { writePng } from './write-png.ts';

/** Apple takes 1,400 to 3,000 pixels (podcasters.apple.com, "Show artwork requirements"). */
export const COVER_PIXELS = 1400;

type Colour = readonly [red: number, green: number, blue: number];

/** A colour as CSS writes it, `#rrggbb`. */
const fromHex = (hex: string): Colour => {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 0xff, value & 0xff];
};

const COLOURS = Object.values(PALETTES);

const RINGS = 5;
const RING_WIDTH = 0.052;
const RING_STEP = 0.145;
const DOT_RADIUS = 0.085;

/** How much of a pixel lies inside an edge at `distance` pixels from it, inside being negative. */
const coverage = (distance: number): number => Math.min(1, Math.max(0, 0.5 - distance));

/** The steps from one colour to another, of which a pixel is one. */
const SHADES = 256;
const paletteOf = (back: Colour, front: Colour): Uint8Array =>
  Uint8Array.from({ length: SHADES * 3 }, (_, at) => {
    const [from = 0, to = 0] = [back[at % 3], front[at % 3]];
    return Math.round(from + ((to - from) * Math.floor(at / 3)) / (SHADES - 1));
  });

/** The share of the front colour at a place, given in pixels from the point and turned by the opening. */
const shareAt = (dx: number, dy: number, opening: number): number => {
  const radius = Math.sqrt(dx * dx + dy * dy);
  const ring = Math.round(radius / COVER_PIXELS / RING_STEP);
  if (ring === 0) return coverage(radius - DOT_RADIUS * COVER_PIXELS);
  if (ring > RINGS) return 0;
  const away = Math.abs(radius - ring * RING_STEP * COVER_PIXELS) - (RING_WIDTH * COVER_PIXELS) / 2;
  const dot = coverage(radius - DOT_RADIUS * COVER_PIXELS);
  if (away > 0.5) return dot;
  const angle = (Math.atan2(dy, dx) - opening - ring * 0.9 + 6 * Math.PI) % (2 * Math.PI);
  const gap = 0.5 + 0.18 * ring;
  // Distance along the arc from the gap's nearer end; negative on the ring.
  const cut = (gap / 2 - Math.abs(angle - Math.PI)) * radius;
  return Math.max(dot, coverage(Math.max(away, cut)) * (1 - 0.13 * (ring - 1)));
};

/**
 * A cover for a show that has no picture: rings that go out from a point, as a broadcast does, in the
 * colours, from the corner and cut open where the show's id says. The same show gets the same bytes.
 */
export const drawCover = (podcastId: string): Uint8Array => {
  const seed = createHash('sha256').update(podcastId).digest();
  const { ground, figure } = COLOURS[(seed[0] ?? 0) % COLOURS.length] ?? PALETTES.Forest;
  const palette = paletteOf(fromHex(ground), fromHex(figure));
  const [centreX, centreY] = [(seed[2] ?? 0) % 2 ? 0.3 : 0.7, (seed[3] ?? 0) % 2 ? 0.3 : 0.7];
  const opening = ((seed[4] ?? 0) / 256) * 2 * Math.PI;
  const pixels = new Uint8Array(COVER_PIXELS * COVER_PIXELS);
  for (let y = 0; y < COVER_PIXELS; y++) {
    const dy = y + 0.5 - centreY * COVER_PIXELS;
    for (let x = 0; x < COVER_PIXELS; x++) {
      const share = shareAt(x + 0.5 - centreX * COVER_PIXELS, dy, opening);
      pixels[y * COVER_PIXELS + x] = Math.round(share * (SHADES - 1));
    }
  }
  return writePng(pixels, COVER_PIXELS, palette);
};
