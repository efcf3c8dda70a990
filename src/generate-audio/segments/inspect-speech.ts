import { type Delivery, speakingTime } from '../../speech-text/speaking-time.ts';
import type { Sound } from '../sound/wav.ts';

const FRAME_SECONDS = 0.02;
/** Below this, in dB relative to full scale, a frame counts as silent. */
const SILENT_DBFS = -55;
const LONGEST_SILENCE_SECONDS = 3;
const LEAST_SOUNDING_SHARE = 0.4;
const QUIETEST_SPEECH_DBFS = -45;
/** Speech this long, in seconds, has a level at its start and its end that can be compared. */
const LONG_ENOUGH_TO_FADE_SECONDS = 6;
const LARGEST_FADE_DB = 12;

const decibels = (meanSquare: number): number => 10 * Math.log10(meanSquare + 1e-12);

const frameLevels = ({ samples, sampleRateHertz }: Sound): number[] => {
  const length = Math.round(FRAME_SECONDS * sampleRateHertz);
  const levels: number[] = [];
  for (let start = 0; start + length <= samples.length; start += length) {
    let sum = 0;
    for (let i = start; i < start + length; i++) sum += (samples[i] ?? 0) ** 2;
    levels.push(decibels(sum / length));
  }
  return levels;
};

/** The mean power, in dB, of the louder half of some frames: speech without its pauses. */
const speechLevel = (levels: readonly number[]): number => {
  const loudest = levels.toSorted((a, b) => b - a).slice(0, Math.ceil(levels.length / 2));
  return decibels(loudest.reduce((sum, level) => sum + 10 ** (level / 10), 0) / loudest.length);
};

const longestSilence = (levels: readonly number[]): number => {
  let longest = 0;
  let current = 0;
  for (const level of levels) {
    current = level < SILENT_DBFS ? current + 1 : 0;
    longest = Math.max(longest, current);
  }
  return longest * FRAME_SECONDS;
};

/**
 * Says why a sound cannot be the given words well spoken, or answers undefined. It looks at the
 * duration against the text, at silence, at the level and at whether the voice fades away.
 */
export const findDefect = (sound: Sound, delivery: Delivery): string | undefined => {
  const { text, speakingRate = 1 } = delivery;
  const seconds = sound.samples.length / sound.sampleRateHertz;
  const { least, most } = speakingTime(delivery);
  if (seconds < least || seconds > most) {
    return `it lasts ${seconds.toFixed(1)} s, but its ${text.length} characters take ${least.toFixed(1)} to ${most.toFixed(1)} s`;
  }
  const levels = frameLevels(sound);
  const level = speechLevel(levels);
  if (level < QUIETEST_SPEECH_DBFS) return `its level is only ${level.toFixed(0)} dBFS`;
  const silence = longestSilence(levels);
  // A slow voice pauses longer.
  if (silence > LONGEST_SILENCE_SECONDS / Math.min(1, speakingRate)) {
    return `it is silent for ${silence.toFixed(1)} s`;
  }
  const sounding = levels.filter((frame) => frame >= SILENT_DBFS).length / levels.length;
  if (sounding < LEAST_SOUNDING_SHARE) {
    return `only ${(sounding * 100).toFixed(0)} % of it is not silent`;
  }
  if (seconds >= LONG_ENOUGH_TO_FADE_SECONDS) {
    const third = Math.floor(levels.length / 3);
    const fade = speechLevel(levels.slice(0, third)) - speechLevel(levels.slice(-third));
    if (fade > LARGEST_FADE_DB) return `the voice fades by ${fade.toFixed(0)} dB`;
  }
  return undefined;
};
