import { truePeaks } from './true-peak.ts';
import type { Sound } from './wav.ts';

const WINDOW_SECONDS = 0.005;
/** Speech rises between two samples to hardly more than twice the higher one. */
const SAMPLE_TO_PEAK = 0.4;
/** Peaks are looked for this far above the gain that was asked for, since the next is mostly a little higher. */
const MARGIN = 10 ** (1 / 20);

/** Fills `result` with the smallest of each `width` values that end at an index; a queue of candidates keeps it linear. */
const slidingMinimum = (
  values: Float32Array,
  width: number,
  candidates: Int32Array,
  result: Float32Array,
): void => {
  let [head, tail] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 1;
    while (tail > head && (values[candidates[tail - 1] ?? 0] ?? 1) >= value) tail--;
    candidates[tail++] = i;
    if ((candidates[head] ?? 0) <= i - width) head++;
    result[i] = values[candidates[head] ?? 0] ?? 1;
  }
};

/**
 * A limiter for one sound: it multiplies by a gain and holds the true peak below `ceiling`, turning
 * the level down smoothly around each peak that would pass it, from 5 ms before to 5 ms after. Gains
 * may go up to `maxGain`. The sound that it answers is valid until its next call.
 */
export const createLimiter = (
  { samples, sampleRateHertz }: Sound,
  { ceiling, maxGain }: { readonly ceiling: number; readonly maxGain: number },
) => {
  let lookedForUpTo = 0;
  let peaks: Float32Array = new Float32Array();
  const width = Math.round(WINDOW_SECONDS * sampleRateHertz);
  const wanted = new Float32Array(samples.length + 2 * width).fill(1);
  const smallest = new Float32Array(wanted.length);
  const candidates = new Int32Array(wanted.length);
  const limited = new Float32Array(samples.length);
  return (asked: number): Sound => {
    const gain = Math.min(asked, maxGain);
    if (gain > lookedForUpTo) {
      lookedForUpTo = Math.min(gain * MARGIN, maxGain);
      peaks = truePeaks(samples, (SAMPLE_TO_PEAK * ceiling) / lookedForUpTo);
    }
    for (let i = 0; i < peaks.length; i++) {
      wanted[i + width] = Math.min(1, ceiling / ((peaks[i] ?? 0) * gain + Number.EPSILON));
    }
    slidingMinimum(wanted, width, candidates, smallest);
    // A sample's gain is the mean of the minima of all windows that hold it: smooth, and low enough.
    let sum = 0;
    for (let i = width; i < 2 * width; i++) sum += smallest[i] ?? 1;
    for (let i = 0; i < samples.length; i++) {
      limited[i] = (samples[i] ?? 0) * gain * Math.min(1, sum / width);
      sum += (smallest[i + 2 * width] ?? 1) - (smallest[i + width] ?? 1);
    }
    return { sampleRateHertz, samples: limited };
  };
};
