import { createHash } from 'node:crypto';
import { writePng } from './write-png.ts';

/** Apple takes 1,400 to 3,000 pixels (podcasters.apple.com, "Show artwork requirements"). */
export const COVER_PIXELS = 1400;

type Colour = readonly [red: number, green: number, blue: number];

/** HSL in degrees and shares of one, as 0 to 255 a channel (CSS Color 4, section 7.1). */
const fromHsl = (hue: number, saturation: number, lightness: number): Colour => {
  const amplitude = saturation * Math.min(lightness, 1 - lightness);
  const channel = (n: number) => {
    const k = (n + hue / 30) % 12;
    return Math.round(255 * (lightness - amplitude * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return [channel(0), channel(8), channel(4)];
};

const RINGS = 5;
const RING_WIDTH = 0.052;
const RING_STEP = 0.145;
const DOT_RADIUS = 0.085;

/** How much of a pixel lies inside an edge at `distance` pixels from it, inside being negative. */
const coverage = (distance: number): number => Math.min(1, Math.max(0, 0.5 - distance));

/**
 * A cover for a show that has no picture: rings that go out from a point, as a broadcast does, in the
 * colours, from the corner and cut open where the show's id says. The same show gets the same bytes.
 */
export const drawCover = (podcastId: string): Uint8Array => {
  const seed = createHash('sha256').update(podcastId).digest();
  const hue = (seed.readUInt16BE(0) / 65_536) * 360;
  const back = fromHsl(hue, 0.55, 0.2);
  const front = fromHsl((hue + 30) % 360, 0.75, 0.66);
  const [centreX, centreY] = [(seed[2] ?? 0) % 2 ? 0.3 : 0.7, (seed[3] ?? 0) % 2 ? 0.3 : 0.7];
  const opening = ((seed[4] ?? 0) / 256) * 2 * Math.PI;
  const rgb = new Uint8Array(COVER_PIXELS * COVER_PIXELS * 3);
  for (let y = 0; y < COVER_PIXELS; y++) {
    const dy = y + 0.5 - centreY * COVER_PIXELS;
    for (let x = 0; x < COVER_PIXELS; x++) {
      const dx = x + 0.5 - centreX * COVER_PIXELS;
      const radius = Math.hypot(dx, dy);
      let share = coverage(radius - DOT_RADIUS * COVER_PIXELS);
      if (share === 0) {
        const ring = Math.round(radius / COVER_PIXELS / RING_STEP);
        if (ring >= 1 && ring <= RINGS) {
          const away = Math.abs(radius - ring * RING_STEP * COVER_PIXELS);
          const angle = (Math.atan2(dy, dx) - opening - ring * 0.9 + 6 * Math.PI) % (2 * Math.PI);
          const gap = 0.5 + 0.18 * ring;
          // Distance along the arc from the gap's nearer end; negative on the ring.
          const cut = (gap / 2 - Math.abs(angle - Math.PI)) * radius;
          const edge = Math.max(away - (RING_WIDTH * COVER_PIXELS) / 2, cut);
          share = coverage(edge) * (1 - 0.13 * (ring - 1));
        }
      }
      const at = (y * COVER_PIXELS + x) * 3;
      for (const channel of [0, 1, 2] as const) {
        const from = back[channel];
        rgb[at + channel] = Math.round(from + (front[channel] - from) * share);
      }
    }
  }
  return writePng(rgb, COVER_PIXELS);
};
