import { energiesAt, WINDOW } from './spectrum.ts';

const SAMPLE_RATE = 44_100;
const BARKS = 24;
/** Windows quieter than this, in dB below the loudest, are pauses. */
const PAUSE_DB = 50;

/** Zwicker's critical bands: Bark of a frequency in hertz (Traunmüller 1990). */
const bark = (hertz: number): number => (26.81 * hertz) / (1960 + hertz) - 0.53;

const BAND_OF = Array.from({ length: WINDOW / 2 }, (_, i) =>
  Math.max(0, Math.min(BARKS - 1, Math.floor(bark((i * SAMPLE_RATE) / WINDOW)))),
);

const inBarks = (energies: Float64Array): Float64Array => {
  const bands = new Float64Array(BARKS);
  energies.forEach((energy, i) => {
    const band = BAND_OF[i] ?? 0;
    bands[band] = (bands[band] ?? 0) + energy;
  });
  return bands;
};

/**
 * The energy below which noise is masked in each critical band: the sound's own, spread by 25 dB a
 * Bark downwards and 10 dB upwards, and lowered by 6 dB, as for noise-like sound (Johnston 1988).
 */
const maskOf = (bands: Float64Array): Float64Array =>
  bands.map((_, band) =>
    bands.reduce((sum, energy, other) => {
      const slopeDb = other > band ? -25 * (other - band) : -10 * (band - other);
      return sum + energy * 10 ** ((slopeDb - 6) / 10);
    }, 0),
  );

const decibels = (ratio: number): number => 10 * Math.log10(ratio);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** How near decoded sound is to its original. */
export interface Fidelity {
  /** Mean of the noise over what masks it, in dB; what PEAQ (ITU-R BS.1387) calls Total NMR. Lower is better. */
  readonly noiseToMaskDb: number;
  /** Share of windows in which some band's noise isn't masked. Lower is better. */
  readonly disturbed: number;
  /** Root mean square of the spectra's differences, in dB, up to 12 kHz. Lower is better. */
  readonly spectralDistanceDb: number;
}

/** Compares sound at 44.1 kHz, sample by sample: both begin at the same moment, at the same level. */
export const compareSound = (original: Float32Array, decoded: Float32Array): Fidelity => {
  const noise = original.map((sample, i) => (decoded[i] ?? 0) - sample);
  const starts: number[] = [];
  for (let at = 0; at + WINDOW <= original.length; at += WINDOW / 2) starts.push(at);
  const spectra = starts.map((at) => energiesAt(original, at));
  const levels = spectra.map((energies) => energies.reduce((sum, energy) => sum + energy, 0));
  const loudest = levels.reduce((most, level) => Math.max(most, level), 0);
  const ratios: number[] = [];
  const distances: number[] = [];
  let disturbed = 0;
  spectra.forEach((spectrum, i) => {
    if (decibels((levels[i] ?? 0) / loudest) < -PAUSE_DB) return;
    const at = starts[i] ?? 0;
    const mask = maskOf(inBarks(spectrum));
    const noises = inBarks(energiesAt(noise, at));
    const inBand = noises.map((energy, band) => energy / (mask[band] ?? 1));
    ratios.push(mean([...inBand]));
    if (inBand.some((ratio) => ratio > 10 ** 0.15)) disturbed += 1;
    const heard = energiesAt(decoded, at);
    const floor = (levels[i] ?? 0) * 1e-8;
    const upTo = Math.round((12_000 * WINDOW) / SAMPLE_RATE);
    const squares = Array.from(
      { length: upTo },
      (_, bin) => decibels(((heard[bin] ?? 0) + floor) / ((spectrum[bin] ?? 0) + floor)) ** 2,
    );
    distances.push(Math.sqrt(mean(squares)));
  });
  return {
    noiseToMaskDb: decibels(mean(ratios)),
    disturbed: disturbed / ratios.length,
    spectralDistanceDb: mean(distances),
  };
};
