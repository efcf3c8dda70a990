import { describe, expect, it } from 'vitest';
import { integratedLoudness } from '../../../src/generate-audio/sound/loudness.ts';
import { makeSting } from '../../../src/generate-audio/sound/sting.ts';

const dbOf = (samples: Float32Array): number =>
  20 * Math.log10(Math.max(...samples.map((sample) => Math.abs(sample))));

describe('the sting', () => {
  const { samples, sampleRateHertz } = makeSting();

  it('is short, and far below speech at -16 LUFS', () => {
    expect(samples.length / sampleRateHertz).toBeCloseTo(1.1, 2);
    expect(integratedLoudness({ samples, sampleRateHertz })).toBeCloseTo(-25, 1);
    expect(dbOf(samples)).toBeLessThan(-9);
  });

  it('begins and ends in silence, so that nothing clicks', () => {
    expect(dbOf(samples.subarray(0, 20))).toBeLessThan(-40);
    expect(dbOf(samples.subarray(-100))).toBeLessThan(-60);
  });

  it('is always the same', () => {
    expect(makeSting().samples).toEqual(samples);
  });
});
