import { describe, expect, it } from 'vitest';
import { levelSpeech } from '../../../src/generate-audio/sound/level-speech.ts';
import { createLimiter } from '../../../src/generate-audio/sound/limit-peaks.ts';
import { integratedLoudness } from '../../../src/generate-audio/sound/loudness.ts';
import { truePeaks } from '../../../src/generate-audio/sound/true-peak.ts';
import { aTone, aVoice, inARow, silence } from '../../support/audio/sounds.ts';

const highest = (samples: Float32Array) => samples.reduce((a, b) => Math.max(a, Math.abs(b)), 0);

describe('integratedLoudness', () => {
  it.each([24_000, 44_100, 48_000])(
    'reads -3.01 LUFS for a full-scale 997 Hz tone at %i Hz, as BS.1770 says',
    (rate) => {
      expect(integratedLoudness(aTone({ rate }))).toBeCloseTo(-3.01, 1);
    },
  );

  it('leaves silence out by its gates', () => {
    const tone = aTone({ seconds: 10, levelDbfs: -20 });
    expect(integratedLoudness(inARow(tone, silence(20)))).toBeCloseTo(integratedLoudness(tone), 0);
  });

  it('measures what is shorter than a block, as if silence filled its last tenth of a second', () => {
    expect(integratedLoudness(aTone({ seconds: 0.15, levelDbfs: -20 }))).toBeCloseTo(-24, 0);
  });

  it('gives silence no loudness', () => {
    expect(integratedLoudness(silence(2))).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe('truePeaks', () => {
  it('sees the top of a wave between two samples', () => {
    // A quarter of the sampling rate, sampled at 45 degrees: no sample is higher than 0.707.
    const samples = Float32Array.from({ length: 4000 }, (_, i) =>
      Math.sin((Math.PI / 2) * i + Math.PI / 4),
    );
    expect(highest(samples)).toBeCloseTo(Math.SQRT1_2, 2);
    expect(highest(truePeaks(samples, 0.5).subarray(100, -100))).toBeCloseTo(1, 1);
  });
});

describe('createLimiter', () => {
  it('holds every peak below the ceiling and leaves quiet parts alone', () => {
    const quiet = aTone({ seconds: 1, levelDbfs: -30 });
    const sound = inARow(quiet, aTone({ seconds: 0.01 }), quiet);
    const { samples } = createLimiter(sound, { ceiling: 0.5, maxGain: 2 })(2);
    expect(highest(samples)).toBeLessThanOrEqual(0.5);
    expect(samples[1000]).toBeCloseTo((sound.samples[1000] ?? 0) * 2, 5);
  });
});

describe('levelSpeech', () => {
  it('holds peaks between samples down, however much it has to make up', () => {
    const { samples, sampleRateHertz } = aVoice({ seconds: 4, levelDbfs: -30 });
    const harsh = samples.map((sample, i) => sample + (i % 400 < 3 ? 0.7 * (-1) ** i : 0));
    const levelled = levelSpeech({ samples: harsh, sampleRateHertz });
    expect(highest(truePeaks(levelled.samples, 0))).toBeLessThanOrEqual(10 ** (-2.5 / 20));
  });

  it.each([-40, -20, -3])('brings speech of %i dBFS to -16 LUFS', (levelDbfs) => {
    const levelled = levelSpeech(aVoice({ seconds: 8, levelDbfs }));
    expect(integratedLoudness(levelled)).toBeGreaterThan(-16.5);
    expect(integratedLoudness(levelled)).toBeLessThan(-15.5);
    expect(highest(levelled.samples)).toBeLessThanOrEqual(10 ** (-3 / 20));
  });

  it('takes away the silence around the words', () => {
    const voice = aVoice({ seconds: 3 });
    const levelled = levelSpeech(inARow(silence(0.8), voice, silence(1.2)));
    expect(levelled.samples.length / 24_000).toBeCloseTo(3, 0);
    expect(levelled.samples[0]).toBe(0);
    expect(levelled.samples.at(-1)).toBe(0);
  });
});
