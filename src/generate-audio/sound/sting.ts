import { integratedLoudness } from './loudness.ts';
import { MP3_FORMAT } from './mp3/frames.ts';
import type { Sound } from './wav.ts';

/** Half as loud as speech at -16 LUFS and a little less: it parts stories and wakes nobody. */
export const STING_LUFS = -25;
/** Everything that shapes the sound; a change to how it is made changes this. */
export const STING_SETTINGS = { sting: 'v1 two notes', lufs: STING_LUFS } as const;

const SECONDS = 1.1;
/** A fifth upwards: when each note begins and how high it is. */
const NOTES = [
  { at: 0, hertz: 392 },
  { at: 0.16, hertz: 587.33 },
] as const;
/** The partials of a soft bell: how high above the note, how loud, and in how many seconds they die away. */
const PARTIALS = [
  { ratio: 1, level: 1, seconds: 0.34 },
  { ratio: 2, level: 0.32, seconds: 0.2 },
  { ratio: 3.01, level: 0.1, seconds: 0.09 },
] as const;
const ATTACK_SECONDS = 0.012;
const FADE_SECONDS = 0.25;

const noteAt = (seconds: number, hertz: number): number => {
  if (seconds <= 0) return 0;
  const attack = Math.min(1, seconds / ATTACK_SECONDS);
  return (
    PARTIALS.reduce(
      (sum, { ratio, level, seconds: decay }) =>
        sum + level * Math.exp(-seconds / decay) * Math.sin(2 * Math.PI * hertz * ratio * seconds),
      0,
    ) * attack
  );
};

const compute = (): Sound => {
  const { sampleRateHertz } = MP3_FORMAT;
  const samples = Float32Array.from(
    { length: Math.round(SECONDS * sampleRateHertz) },
    (_, index) => {
      const seconds = index / sampleRateHertz;
      const fade = Math.min(1, (SECONDS - seconds) / FADE_SECONDS);
      return NOTES.reduce((sum, { at, hertz }) => sum + noteAt(seconds - at, hertz), 0) * fade;
    },
  );
  const gain = 10 ** ((STING_LUFS - integratedLoudness({ sampleRateHertz, samples })) / 20);
  return { sampleRateHertz, samples: samples.map((sample) => sample * gain) };
};

let made: Sound | undefined;
/** The sound between two stories: two quiet notes of a bell, made here, once a process, and always the same. */
export const makeSting = (): Sound => {
  made ??= compute();
  return made;
};
