const OVERSAMPLING = 4;
const HALF_WIDTH = 8;

/** A windowed sinc's weights for the three points between two samples (ITU-R BS.1770-4, annex 2). */
const BETWEEN = Array.from({ length: OVERSAMPLING - 1 }, (_, phase) =>
  Float64Array.from({ length: 2 * HALF_WIDTH }, (_, tap) => {
    const distance = Math.PI * (tap - HALF_WIDTH + 1 - (phase + 1) / OVERSAMPLING);
    return (Math.sin(distance) / distance) * (0.5 + 0.5 * Math.cos(distance / HALF_WIDTH));
  }),
);

const interpolate = (samples: Float32Array, i: number, weights: Float64Array): number => {
  let sum = 0;
  for (let tap = 0; tap < 2 * HALF_WIDTH; tap++) {
    // Never outside: the ends are padded. A test for it would double the time.
    sum += (weights[tap] as number) * (samples[i + tap - HALF_WIDTH + 1] as number);
  }
  return sum;
};

/**
 * For each sample, the highest level that the wave reaches from it to the next one, between samples
 * too. Where both samples are below `threshold` nothing is looked for between them: it costs most
 * of the time, and most of a sound is far below its peaks.
 */
export const truePeaks = (samples: Float32Array, threshold: number): Float32Array => {
  const peaks = samples.map(Math.abs);
  const padded = new Float32Array(samples.length + 2 * HALF_WIDTH);
  padded.set(samples, HALF_WIDTH);
  for (let i = 0; i < samples.length; i++) {
    const peak = peaks[i] ?? 0;
    if (peak < threshold && (peaks[i + 1] ?? 0) < threshold) continue;
    let highestHere = peak;
    for (const weights of BETWEEN) {
      highestHere = Math.max(highestHere, Math.abs(interpolate(padded, i + HALF_WIDTH, weights)));
    }
    peaks[i] = highestHere;
  }
  return peaks;
};
