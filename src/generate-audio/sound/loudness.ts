import type { Sound } from './wav.ts';

interface Biquad {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number];
}

/**
 * The K-weighting of ITU-R BS.1770-4 for any sampling rate: its two filters' analogue prototypes,
 * whose constants reproduce the coefficients that the recommendation tabulates for 48 kHz.
 */
const kWeighting = (sampleRateHertz: number): readonly [Biquad, Biquad] => {
  const shelf = (): Biquad => {
    const k = Math.tan((Math.PI * 1681.974450955533) / sampleRateHertz);
    const q = 0.7071752369554196;
    const vh = 10 ** (3.999843853973347 / 20);
    const vb = vh ** 0.4996667741545416;
    const a0 = 1 + k / q + k * k;
    return {
      b: [
        (vh + (vb * k) / q + k * k) / a0,
        (2 * (k * k - vh)) / a0,
        (vh - (vb * k) / q + k * k) / a0,
      ],
      a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0],
    };
  };
  const highPass = (): Biquad => {
    const k = Math.tan((Math.PI * 38.13547087602444) / sampleRateHertz);
    const q = 0.5003270373238773;
    const a0 = 1 + k / q + k * k;
    return { b: [1, -2, 1], a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0] };
  };
  return [shelf(), highPass()];
};

const HOP_SECONDS = 0.1;
const HOPS_A_BLOCK = 4;
const ABSOLUTE_GATE_LUFS = -70;
const RELATIVE_GATE_LU = -10;

const toLufs = (power: number): number => -0.691 + 10 * Math.log10(power);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** K-weighted power of each tenth of a second; a last part of one counts for what it is. */
const hopPowers = ({ samples, sampleRateHertz }: Sound): number[] => {
  const [first, second] = kWeighting(sampleRateHertz);
  const hop = Math.round(HOP_SECONDS * sampleRateHertz);
  const powers: number[] = [];
  let sum = 0;
  let [u1, u2, v1, v2] = [0, 0, 0, 0];
  for (let i = 0; i < samples.length; i++) {
    // Transposed direct form II, one filter after the other.
    const x = samples[i] ?? 0;
    const u = first.b[0] * x + u1;
    u1 = first.b[1] * x - first.a[0] * u + u2;
    u2 = first.b[2] * x - first.a[1] * u;
    const v = u + v1;
    v1 = second.b[1] * u - second.a[0] * v + v2;
    v2 = second.b[2] * u - second.a[1] * v;
    sum += v * v;
    if ((i + 1) % hop === 0) {
      powers.push(sum / hop);
      sum = 0;
    }
  }
  if (samples.length % hop > 0) powers.push(sum / hop);
  return powers;
};

/**
 * Integrated loudness in LUFS after ITU-R BS.1770-4 and EBU R128: blocks of 400 ms that overlap by
 * three quarters, gated at -70 LUFS and at 10 LU below their mean. -Infinity for silence. A sound
 * shorter than a block is measured as one.
 */
export const integratedLoudness = (sound: Sound): number => {
  const hops = hopPowers(sound);
  const blocks =
    hops.length < HOPS_A_BLOCK
      ? [mean(hops)]
      : hops.slice(HOPS_A_BLOCK - 1).map((_, i) => mean(hops.slice(i, i + HOPS_A_BLOCK)));
  const audible = blocks.filter((power) => toLufs(power) > ABSOLUTE_GATE_LUFS);
  if (audible.length === 0) return Number.NEGATIVE_INFINITY;
  const gate = toLufs(mean(audible)) + RELATIVE_GATE_LU;
  return toLufs(mean(audible.filter((power) => toLufs(power) > gate)));
};
