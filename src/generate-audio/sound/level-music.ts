import { PEAK_CEILING, TARGET_LUFS } from './level-speech.ts';
import { createLimiter } from './limit-peaks.ts';
import { integratedLoudness } from './loudness.ts';
import { truePeaks } from './true-peak.ts';
import type { Sound } from './wav.ts';

/** So much of the highest peaks may be taken away: music that moves more than that stays quieter. */
const MOST_LIMITING_DB = 4;
/** What was cut out of a longer piece begins and ends anywhere in a wave. */
const FADE_SECONDS = 0.01;

const fadeEnds = ({ samples, sampleRateHertz }: Sound): Sound => {
  const faded = samples.slice();
  const fade = Math.min(Math.round(FADE_SECONDS * sampleRateHertz), faded.length >> 1);
  for (let i = 0; i < fade; i++) {
    const end = faded.length - 1 - i;
    faded[i] = (faded[i] ?? 0) * (i / fade);
    faded[end] = (faded[end] ?? 0) * (i / fade);
  }
  return { sampleRateHertz, samples: faded };
};

/**
 * Brings a show's own sound to -16 LUFS by one gain, with its length, its silences and its movement
 * as they are. Where that would take more than 4 dB off its peaks it stays quieter. The sound must
 * be audible: silence has no level.
 */
export const levelMusic = (sound: Sound): Sound => {
  const faded = fadeEnds(sound);
  const highest = truePeaks(faded.samples, 0).reduce((a, b) => Math.max(a, b), 0);
  const headroomDb = 20 * Math.log10(PEAK_CEILING / highest);
  const wantedDb = TARGET_LUFS - integratedLoudness(faded);
  const gain = 10 ** (Math.min(wantedDb, headroomDb + MOST_LIMITING_DB) / 20);
  return createLimiter(faded, { ceiling: PEAK_CEILING, maxGain: gain })(gain);
};
