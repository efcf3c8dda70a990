import { describe, expect, it } from 'vitest';
import type { Measurement } from '../../../src/generate-audio/audio-tools.ts';
import { gainSteps, masterEpisode } from '../../../src/generate-audio/master-episode.ts';
import { createLogger } from '../../../src/runtime/logger.ts';

const measured = (changes: Partial<Measurement> = {}): Measurement => ({
  integratedLufs: -16,
  truePeakDbtp: -3,
  decodedMs: 60_000,
  declaredMs: 60_000,
  ...changes,
});

const master = async (...measurements: readonly Measurement[]) => {
  const left = [...measurements];
  const joins: number[] = [];
  await masterEpisode({
    join: async (steps) => {
      joins.push(steps);
      return 'sha';
    },
    path: 'episode.mp3',
    meter: { measure: async () => left.shift() ?? measured() },
    expectedMs: 60_000,
    logger: createLogger('error', () => undefined),
  });
  return joins;
};

describe('gainSteps', () => {
  it.each([
    [-16, -3, 0],
    [-16.7, -3, 0],
    [-19.1, -6, 2],
    [-12.9, -1, -2],
    [-19, -2, 0],
    [-16, -0.2, -1],
  ])('at %d LUFS and %d dBTP is %i', (integratedLufs, truePeakDbtp, steps) => {
    expect(gainSteps(measured({ integratedLufs, truePeakDbtp })) + 0).toBe(steps);
  });
});

describe('masterEpisode', () => {
  it('leaves an episode that is right as it is', async () => {
    expect(await master(measured())).toEqual([0]);
  });

  it('corrects the level in the frames and measures again', async () => {
    expect(await master(measured({ integratedLufs: -19.1, truePeakDbtp: -8 }))).toEqual([0, 2]);
  });

  it('fails by name when the level cannot be reached', async () => {
    const quiet = measured({ integratedLufs: -20, truePeakDbtp: -1.2 });
    await expect(master(quiet, quiet)).rejects.toMatchObject({ name: 'LoudnessOutOfRange' });
  });

  it.each([
    ['decoded', { decodedMs: 59_800 }],
    ['declared', { declaredMs: 61_000 }],
  ])('fails by name when the %s duration is not the sum of the parts', async (_, wrong) => {
    await expect(master(measured(wrong))).rejects.toMatchObject({ name: 'DurationMismatch' });
  });
});
