import { createLimiter } from './limit-peaks.ts';
import { integratedLoudness } from './loudness.ts';
import type { Sound } from './wav.ts';

/** EBU R128's measure of how loud an episode is, as podcasts have it. */
export const TARGET_LUFS = -16;
/** Resampling and coding as MP3 lift peaks by some tenths of a decibel; -1 dBTP are promised. */
export const PEAK_CEILING = 10 ** (-3 / 20);
const CLOSE_ENOUGH_LU = 0.15;
/** Limiting takes some loudness away, which the next round's gain gives back, up to a point. */
const MAX_ROUNDS = 8;
const MOST_MAKE_UP_DB = 6;

/** What is quieter than this, at the start or the end, is no speech. */
const EDGE_THRESHOLD = 10 ** (-50 / 20);
const EDGE_MARGIN_SECONDS = 0.03;
const FADE_SECONDS = 0.005;
const PAUSE_SECONDS = 0.3;

/** The sound without the silence around it, faded in and out over 5 ms: pauses are the episode's, not the provider's. */
const trim = ({ samples, sampleRateHertz }: Sound): Sound => {
  const isSpeech = (sample: number) => Math.abs(sample) > EDGE_THRESHOLD;
  const margin = Math.round(EDGE_MARGIN_SECONDS * sampleRateHertz);
  const first = Math.max(0, samples.findIndex(isSpeech) - margin);
  const last = Math.min(samples.length, samples.findLastIndex(isSpeech) + margin + 1);
  const trimmed = samples.slice(first, last);
  const fade = Math.min(Math.round(FADE_SECONDS * sampleRateHertz), trimmed.length >> 1);
  for (let i = 0; i < fade; i++) {
    const end = trimmed.length - 1 - i;
    trimmed[i] = (trimmed[i] ?? 0) * (i / fade);
    trimmed[end] = (trimmed[end] ?? 0) * (i / fade);
  }
  return { sampleRateHertz, samples: trimmed };
};

/** Measures sounds of one length as an episode has them, between two pauses that count for the loudness of some blocks. */
const createMeasure = ({ samples, sampleRateHertz }: Sound) => {
  const pause = Math.round(PAUSE_SECONDS * sampleRateHertz);
  const padded = new Float32Array(samples.length + 2 * pause);
  return (sound: Sound): number => {
    padded.set(sound.samples, pause);
    return integratedLoudness({ sampleRateHertz, samples: padded });
  };
};

/**
 * Brings speech to -16 LUFS, measured as an episode has it, with its peaks limited and without the
 * silence around it. The sound must hold speech: silence has no level.
 */
export const levelSpeech = (speech: Sound): Sound => {
  const trimmed = trim(speech);
  const measure = createMeasure(trimmed);
  let gainDb = TARGET_LUFS - measure(trimmed);
  const maxGain = 10 ** ((gainDb + MOST_MAKE_UP_DB) / 20);
  const limit = createLimiter(trimmed, { ceiling: PEAK_CEILING, maxGain });
  let levelled = trimmed;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    levelled = limit(10 ** (gainDb / 20));
    const missingLu = TARGET_LUFS - measure(levelled);
    if (Math.abs(missingLu) < CLOSE_ENOUGH_LU) break;
    gainDb += missingLu;
  }
  return levelled;
};
