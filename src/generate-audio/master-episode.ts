import { StepcastError } from '../episode/stepcast-error.ts';
import type { Logger } from '../runtime/logger.ts';
import type { AudioMeter, Measurement } from './audio-tools.ts';
import { TARGET_LUFS } from './level-speech.ts';
import { GAIN_STEP_DB } from './mp3/shift-gain.ts';

/** Thrown when the joined file is not as long as its segments and pauses together. */
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

/** The steps of gain that bring a measured episode nearest to its target without passing the peak limit. */
export const gainSteps = ({ integratedLufs, truePeakDbtp }: Measurement): number => {
  const wanted = Math.round((TARGET_LUFS - integratedLufs) / GAIN_STEP_DB);
  const allowed = Math.floor((MAX_PEAK_DBTP - truePeakDbtp) / GAIN_STEP_DB);
  return Math.min(wanted, allowed);
};

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
  /** Writes the file anew with a gain and answers its SHA-256. */
  readonly join: (gainSteps: number) => Promise<string>;
  readonly path: string;
  readonly meter: AudioMeter;
  readonly expectedMs: number;
  readonly logger: Logger;
}

/**
 * Joins the episode, measures what a listener would hear, and corrects the level inside the frames
 * if the sum of the segments missed the target.
 * @returns the SHA-256 of the finished file.
 * @throws DurationMismatch, LoudnessOutOfRange
 */
export const masterEpisode = async (options: MasterOptions): Promise<string> => {
  const { join, path, meter, expectedMs, logger } = options;
  let sha256 = await join(0);
  let measured = await meter.measure(path);
  checkDuration(measured, expectedMs);
  const steps = gainSteps(measured);
  if (steps !== 0) {
    sha256 = await join(steps);
    measured = await meter.measure(path);
  }
  checkLoudness(measured);
  logger.log('info', 'The episode is mastered', { ...measured, gainSteps: steps });
  return sha256;
};
