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

/** Band-limited resampling with a windowed sinc, 32 taps. */
export const resample = ({ sampleRateHertz: from, samples }: Pcm, to: number): Pcm => {
  if (from === to) return { sampleRateHertz: to, samples };
  const divisor = greatestCommonDivisor(from, to);
  const up = to / divisor;
  const down = from / divisor;
  const bank = filterBank(up, Math.min(1, to / from));
  const output = new Int16Array(Math.floor((samples.length * up) / down));
  // The ends are padded, so that no tap falls outside: a test for it would double the time.
  const padded = new Float64Array(samples.length + 2 * HALF_WIDTH);
  padded.set(samples, HALF_WIDTH);
  for (let i = 0; i < output.length; i++) {
    const position = i * down;
    // Where no band is cut off, a sample of the input stays what it is.
    if (position % up === 0 && to > from) {
      output[i] = samples[position / up] as number;
      continue;
    }
    const weights = bank[position % up] as Float64Array;
    const first = Math.floor(position / up) + 1;
    let sum = 0;
    for (let tap = 0; tap < 2 * HALF_WIDTH; tap++) {
      sum += (weights[tap] as number) * (padded[first + tap] as number);
    }
    output[i] = Math.max(-32_768, Math.min(32_767, Math.round(sum)));
  }
  return { sampleRateHertz: to, samples: output };
};
