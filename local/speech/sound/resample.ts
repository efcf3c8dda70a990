import type { Pcm } from './pcm.ts';

const HALF_WIDTH = 16;

const greatestCommonDivisor = (a: number, b: number): number =>
  b === 0 ? a : greatestCommonDivisor(b, a % b);

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));

/** Weights of the input samples around one output sample, for each of `phases` positions between two of them. */
const filterBank = (phases: number, cutoff: number): Float64Array[] =>
  Array.from({ length: phases }, (_, phase) => {
    const weights = new Float64Array(2 * HALF_WIDTH);
    for (let tap = 0; tap < weights.length; tap++) {
      const distance = tap - HALF_WIDTH + 1 - phase / phases;
      const window = 0.5 + 0.5 * Math.cos((Math.PI * distance) / HALF_WIDTH);
      weights[tap] = cutoff * sinc(cutoff * distance) * window;
    }
    return weights;
  });

const toSample = (level: number): number => Math.max(-32_768, Math.min(32_767, Math.round(level)));

/**
 * Fills every `every`-th sample of the output from `start` on; their windows begin at `first` of the
 * input and every `step` after it.
 */
const filter = (
  { padded, weights }: { readonly padded: Float64Array; readonly weights: Float64Array },
  { first, step }: { readonly first: number; readonly step: number },
  output: Int16Array,
  { start, every }: { readonly start: number; readonly every: number },
): void => {
  for (let i = start, at = first; i < output.length; i += 4 * every, at += 4 * step) {
    let [a, b, c, d] = [0, 0, 0, 0];
    // Four in one loop: a sum waits for its last addition, and meanwhile the others go on.
    for (let tap = 0; tap < 2 * HALF_WIDTH; tap++) {
      const weight = weights[tap] as number;
      const x = at + tap;
      a += weight * (padded[x] as number);
      b += weight * (padded[x + step] as number);
      c += weight * (padded[x + 2 * step] as number);
      d += weight * (padded[x + 3 * step] as number);
    }
    output[i] = toSample(a);
    if (i + every < output.length) output[i + every] = toSample(b);
    if (i + 2 * every < output.length) output[i + 2 * every] = toSample(c);
    if (i + 3 * every < output.length) output[i + 3 * every] = toSample(d);
  }
};

/** Band-limited resampling with a windowed sinc, 32 taps. */
export const resample = ({ sampleRateHertz: from, samples }: Pcm, to: number): Pcm => {
  if (from === to) return { sampleRateHertz: to, samples };
  const divisor = greatestCommonDivisor(from, to);
  const up = to / divisor;
  const down = from / divisor;
  const bank = filterBank(up, Math.min(1, to / from));
  const output = new Int16Array(Math.floor((samples.length * up) / down));
  // The ends are padded, so that no tap of the last four falls outside: a test for it would double the time.
  const padded = new Float64Array(samples.length + 2 * HALF_WIDTH + 4 * down);
  padded.set(samples, HALF_WIDTH);
  // One phase after the other, with the same weights for all of its samples.
  for (let start = 0; start < up; start++) {
    const position = start * down;
    if (position % up === 0 && to > from) {
      // Where no band is cut off, a sample of the input stays what it is.
      for (let i = start, at = position / up; i < output.length; i += up, at += down) {
        output[i] = samples[at] as number;
      }
      continue;
    }
    const weights = bank[position % up] as Float64Array;
    const first = Math.floor(position / up) + 1;
    filter({ padded, weights }, { first, step: down }, output, { start, every: up });
  }
  return { sampleRateHertz: to, samples: output };
};
