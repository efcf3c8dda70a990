import { describe, expect, it } from 'vitest';
import { resample } from '../../../local/speech/index.ts';

const tone = (hertz: number, rate: number) =>
  Int16Array.from({ length: rate }, (_, i) =>
    Math.round(10_000 * Math.sin((2 * Math.PI * hertz * i) / rate)),
  );
const level = (samples: Int16Array) =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample ** 2, 0) / samples.length);

describe('resample', () => {
  it.each([
    [16_000, 24_000],
    [22_050, 24_000],
    [24_000, 16_000],
  ])('keeps a tone as it is from %i to %i Hz', (from, to) => {
    const { samples } = resample({ sampleRateHertz: from, samples: tone(1000, from) }, to);
    const expected = tone(1000, to);
    expect(samples.length).toBe(to);
    for (let i = 1000; i < to - 1000; i += 97) {
      expect(Math.abs((samples[i] ?? 0) - (expected[i] ?? 0))).toBeLessThan(150);
    }
  });

  it('takes out what the lower rate cannot hold', () => {
    const { samples } = resample(
      { sampleRateHertz: 24_000, samples: tone(10_000, 24_000) },
      16_000,
    );
    expect(level(samples.subarray(100, -100))).toBeLessThan(100);
  });

  it.each(Array.from({ length: 12 }, (_, n) => n + 1))(
    'has a sound of %i samples end as one that silence follows',
    (length) => {
      const samples = tone(1000, 16_000).subarray(1, length + 1);
      const followed = new Int16Array(100);
      followed.set(samples);
      const short = resample({ sampleRateHertz: 16_000, samples }, 22_050).samples;
      const long = resample({ sampleRateHertz: 16_000, samples: followed }, 22_050).samples;
      expect(short).toEqual(long.subarray(0, short.length));
      expect(short.length).toBe(Math.floor((length * 22_050) / 16_000));
    },
  );
});
