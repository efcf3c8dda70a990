import { describe, expect, it } from 'vitest';
import type { FrameIndex } from '../../../src/episode/sound/frame-index.ts';
import {
  masterEpisode,
  stepsToPeak,
  stepsToTarget,
} from '../../../src/generate-audio/assemble/master-episode.ts';
import type { Measurement } from '../../../src/generate-audio/audio-tools.ts';
import { planSegments } from '../../../src/generate-audio/segments/plan-segments.ts';
import { packFrames } from '../../../src/mp3/frame-map.ts';
import { createLogger } from '../../../src/runtime/logger.ts';
import { aMonologue } from '../../support/audio/a-script.ts';

const measured = (changes: Partial<Measurement> = {}): Measurement => ({
  integratedLufs: -16,
  truePeakDbtp: -3,
  decodedMs: 60_000,
  declaredMs: 60_000,
  silences: [],
  ...changes,
});

const NO_INDEX: FrameIndex = packFrames({
  ...{ sampleRateHertz: 44_100, samplesPerFrame: 1152, delaySamples: 1105, lengthSamples: 47 },
  ...{ mostBorrowed: 0, firstWhole: 0, header: new Uint8Array(4), sizeBytes: 313 },
  ...{ starts: [0], sizes: [313] },
});

const SEGMENTS = planSegments(aMonologue('One.', 'Two.'));

/** Masters two segments; the meter answers in this order, and what each join was given is told. */
const master = async (...measurements: readonly Measurement[]) => {
  const left = [...measurements];
  const joins: number[][] = [];
  await masterEpisode({
    sounds: SEGMENTS,
    fileOf: ({ key }) => key,
    join: async (gainOf) => {
      joins.push(SEGMENTS.map(gainOf));
      return { sha256: 'sha', frameIndex: NO_INDEX };
    },
    path: 'episode.mp3',
    meter: { measure: async () => left.shift() ?? measured() },
    expectedMs: 60_000,
    logger: createLogger('error', () => undefined),
  });
  return joins;
};

describe('stepsToTarget', () => {
  it.each([
    [-16, 0],
    [-16.7, 0],
    [-19.1, 2],
    [-12.9, -2],
  ])('at %d LUFS is %i', (integratedLufs, steps) => {
    expect(stepsToTarget(measured({ integratedLufs })) + 0).toBe(steps);
  });
});

describe('stepsToPeak', () => {
  it.each([
    [-1, 0],
    [-0.9, -1],
    [-3, 1],
    [1, -2],
  ])('at %d dBTP is %i', (truePeakDbtp, steps) => {
    expect(stepsToPeak(measured({ truePeakDbtp })) + 0).toBe(steps);
  });
});

describe('masterEpisode', () => {
  it('leaves an episode that is right as it is', async () => {
    expect(await master(measured())).toEqual([[0, 0]]);
  });

  it('corrects the level of all in the frames and measures again', async () => {
    expect(await master(measured({ integratedLufs: -19.1, truePeakDbtp: -8 }))).toEqual([
      [0, 0],
      [2, 2],
    ]);
  });

  it('turns down only the segment whose peak is too high', async () => {
    const whole = measured({ truePeakDbtp: -0.4 });
    const loud = measured({ truePeakDbtp: -0.4 });
    const fine = measured({ truePeakDbtp: -2.5 });
    expect(await master(whole, loud, fine)).toEqual([
      [0, 0],
      [-1, 0],
    ]);
  });

  it('fails by name when the level cannot be reached', async () => {
    const quiet = measured({ integratedLufs: -20, truePeakDbtp: -1.2 });
    await expect(master(quiet, quiet, quiet, quiet)).rejects.toMatchObject({
      name: 'LoudnessOutOfRange',
    });
  });

  it.each([
    ['decoded', { decodedMs: 59_800 }],
    ['declared', { declaredMs: 61_000 }],
  ])('fails by name when the %s duration is not the sum of the parts', async (_, wrong) => {
    await expect(master(measured(wrong))).rejects.toMatchObject({ name: 'DurationMismatch' });
  });
});
