import { StepcastError } from '../../errors/stepcast-error.ts';
import type { Logger } from '../../runtime/logger.ts';
import type { AudioMeter, Measurement, Silence } from '../audio-tools.ts';
import { forEachBounded } from '../segments/for-each-bounded.ts';
import { TARGET_LUFS } from '../sound/level-speech.ts';
import { GAIN_STEP_DB } from '../sound/mp3/shift-gain.ts';
import type { JoinedEpisode } from './join-segments.ts';
import type { Sounding } from './timeline.ts';

/** Thrown when the joined file is not as long as its sounds and pauses together. */
export class DurationMismatch extends StepcastError {
  override readonly name = 'DurationMismatch';
  readonly retryable = false;
}

/** Thrown when the joined file can't be brought to the loudness that is promised. */
export class LoudnessOutOfRange extends StepcastError {
  override readonly name = 'LoudnessOutOfRange';
  readonly retryable = false;
}

const LOUDNESS_TOLERANCE_LU = 1;
const MAX_PEAK_DBTP = -1;
/** A decoder that leaves the encoder's delay in is 51 ms off at most. */
const DURATION_TOLERANCE_MS = 60;

/** The steps of 1.5 dB that bring a measured loudness nearest to its target. */
export const stepsToTarget = ({ integratedLufs }: Measurement): number =>
  Math.round((TARGET_LUFS - integratedLufs) / GAIN_STEP_DB);

/** The most steps that keep a measured peak within its limit; negative when it is above. */
export const stepsToPeak = ({ truePeakDbtp }: Measurement): number =>
  Math.floor((MAX_PEAK_DBTP - truePeakDbtp) / GAIN_STEP_DB);

const loudnessOf = ({ silences: _, ...loudness }: Measurement) => loudness;

const checkDuration = ({ decodedMs, declaredMs }: Measurement, expectedMs: number): void => {
  const off = Math.max(Math.abs(decodedMs - expectedMs), Math.abs(declaredMs - expectedMs));
  if (off > DURATION_TOLERANCE_MS) {
    throw new DurationMismatch(
      `The joined audio should last ${Math.round(expectedMs)} ms, but ${Math.round(decodedMs)} ms were decoded and its header says ${Math.round(declaredMs)} ms.`,
    );
  }
};

const checkLoudness = ({ integratedLufs, truePeakDbtp }: Measurement): void => {
  const off = Math.abs(integratedLufs - TARGET_LUFS);
  if (off > LOUDNESS_TOLERANCE_LU || truePeakDbtp > MAX_PEAK_DBTP) {
    throw new LoudnessOutOfRange(
      `The joined audio measures ${integratedLufs} LUFS and ${truePeakDbtp} dBTP; ${TARGET_LUFS} ±${LOUDNESS_TOLERANCE_LU} LUFS and at most ${MAX_PEAK_DBTP} dBTP are promised.`,
    );
  }
};

interface MasterOptions {
  readonly sounds: readonly Sounding[];
  readonly fileOf: (sound: Sounding) => string;
  /** Writes the file with a gain for each sound. */
  readonly join: (gainOf: (sound: Sounding) => number) => Promise<JoinedEpisode>;
  readonly path: string;
  readonly meter: AudioMeter;
  readonly expectedMs: number;
  readonly logger: Logger;
}

/** The finished file, and where nobody speaks in it. */
type MasteredEpisode = JoinedEpisode & { readonly silences: readonly Silence[] };

/** Sounds are measured two at a time, which is what a function has cores for. */
const METERS = 2;

/** A gain for each sound: the episode's, but less where the sound's own peak would pass the limit. */
const gainsBelowPeak = async (
  steps: number,
  { sounds, fileOf, meter }: MasterOptions,
): Promise<(sound: Sounding) => number> => {
  const gains = new Map<string, number>();
  const distinct = [...new Map(sounds.map((sound) => [sound.key, sound])).values()];
  await forEachBounded(distinct, METERS, async (sound) => {
    const measured = await meter.measure(fileOf(sound));
    gains.set(sound.key, Math.min(steps, stepsToPeak(measured)));
  });
  return ({ key }) => gains.get(key) ?? steps;
};

/**
 * Joins the episode, measures what a listener would hear, and corrects the level inside the frames:
 * of all of it where the sum of the sounds missed the target, of single sounds where one's peak
 * is too high. Nothing is encoded again.
 * @throws DurationMismatch, LoudnessOutOfRange
 */
export const masterEpisode = async (options: MasterOptions): Promise<MasteredEpisode> => {
  const { join, path, meter, expectedMs, logger } = options;
  const joined = await join(() => 0);
  const measured = await meter.measure(path);
  checkDuration(measured, expectedMs);
  const steps = stepsToTarget(measured);
  const peaksFit = steps <= stepsToPeak(measured);
  if (steps === 0 && peaksFit) {
    logger.info('The episode is mastered', { ...loudnessOf(measured) });
    return { ...joined, silences: measured.silences };
  }
  const corrected = await join(peaksFit ? () => steps : await gainsBelowPeak(steps, options));
  const remeasured = await meter.measure(path);
  checkLoudness(remeasured);
  logger.info('The episode is mastered', {
    ...loudnessOf(remeasured),
    gainSteps: steps,
    peaksFit,
  });
  return { ...corrected, silences: remeasured.silences };
};
