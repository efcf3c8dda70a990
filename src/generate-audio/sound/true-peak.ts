const HALF_WIDTH = 8;

/** A windowed sinc's weights for a point between two samples (ITU-R BS.1770-4, annex 2). */
const weightsAt = (position: number): Float64Array =>
  Float64Array.from({ length: 2 * HALF_WIDTH }, (_, tap) => {
    const distance = Math.PI * (tap - HALF_WIDTH + 1 - position);
    return (Math.sin(distance) / distance) * (0.5 + 0.5 * Math.cos(distance / HALF_WIDTH));
  });
const QUARTER = weightsAt(1 / 4);
const HALF = weightsAt(2 / 4);
const THREE_QUARTERS = weightsAt(3 / 4);

/** The highest level of the three points between a sample and the next: four times the samples. */
const peakBetween = (padded: Float32Array, i: number): number => {
  let [quarter, half, threeQuarters] = [0, 0, 0];
  // All three in one loop: a sum waits for its last addition, and meanwhile the others go on.
  for (let tap = 0; tap < 2 * HALF_WIDTH; tap++) {
    // Never outside: the ends are padded. A test for it would double the time.
    const sample = padded[i + tap - HALF_WIDTH + 1] as number;
    quarter += (QUARTER[tap] as number) * sample;
    half += (HALF[tap] as number) * sample;
    threeQuarters += (THREE_QUARTERS[tap] as number) * sample;
  }
  return Math.max(Math.abs(quarter), Math.abs(half), Math.abs(threeQuarters));
};

/**
 * For each sample, the highest level that the wave reaches from it to the next one, between samples
 * too. Where both samples are below `threshold` nothing is looked for between them: it costs most
 * of the time, and most of a sound is far below its peaks.
 */
export const truePeaks = (samples: Float32Array, threshold: number): Float32Array => {
  const peaks = new Float32Array(samples.length);
  // No map: a call of Math.abs for each sample makes an object of each.
  for (let i = 0; i < samples.length; i++) peaks[i] = Math.abs(samples[i] as number);
  const padded = new Float32Array(samples.length + 2 * HALF_WIDTH);
  padded.set(samples, HALF_WIDTH);
  for (let i = 0; i < samples.length; i++) {
    const peak = peaks[i] ?? 0;
    if (peak < threshold && (peaks[i + 1] ?? 0) < threshold) continue;
    peaks[i] = Math.max(peak, peakBetween(padded, i + HALF_WIDTH));
  }
  return peaks;
};
