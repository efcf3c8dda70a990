import { describe, expect, it } from 'vitest';
import { FrameIndexSchema } from '../../../src/episode/sound/frame-index.ts';
import { BadFrameIndex, packFrames, unpackFrames } from '../../../src/mp3/frame-map.ts';

/** Four frames, with 100 bytes of something else before the third. */
const MAP = {
  ...{ sampleRateHertz: 44_100, samplesPerFrame: 1152, delaySamples: 1105, lengthSamples: 3000 },
  ...{ mostBorrowed: 511, firstWhole: 1, header: Uint8Array.of(0xff, 0xfb, 0x90, 0x64) },
  starts: [50, 467, 985, 1402],
  sizes: [417, 418, 417, 417],
  sizeBytes: 1900,
};
const kept = () => JSON.parse(JSON.stringify(packFrames(MAP)));

describe('a frame map', () => {
  it('is the same after it was kept', () => {
    const { starts, sizes, ...rest } = unpackFrames(FrameIndexSchema.parse(kept()));
    const { starts: startsBefore, sizes: sizesBefore, ...before } = MAP;
    expect(rest).toEqual(before);
    expect([...Array.from(starts)]).toEqual(startsBefore);
    expect([...Array.from(sizes)]).toEqual(sizesBefore);
  });

  it('of an hour is kept in few bytes', () => {
    const sizes = Array.from({ length: 137_813 }, (_, n) => (n % 49 < 47 ? 418 : 417));
    let at = 0;
    const starts = sizes.map((size) => {
      at += size;
      return at - size;
    });
    const text = JSON.stringify(packFrames({ ...MAP, starts, sizes, sizeBytes: at }));
    expect(text.length).toBeLessThan(10_000);
  });

  it.each([
    ['more frames than it has sizes', { frames: 5 }],
    ['fewer', { frames: 3 }],
    ['frames beyond the end of the file', { sizeBytes: 1800 }],
    ['a size that is none', { sizes: [417] }],
    ['frames without number', { frames: 5_000_000 }],
  ])('is refused with %s', (_, change) => {
    expect(() => unpackFrames({ ...kept(), ...change })).toThrow(BadFrameIndex);
  });
});
