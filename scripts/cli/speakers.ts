import type { ShowConfig } from '../../src/show/show-config.ts';
import type { ShowSettings } from './grammar/show-settings.ts';

type Speaker = NonNullable<ShowConfig['speakers']>[number];

/** The roles of speakers whom nobody has named. */
const ROLES = ['host', 'cohost'];

type Cast = Pick<ShowConfig, 'format' | 'speakers'>;
type Choices = Pick<ShowSettings, 'voice' | 'pace' | 'pitch' | 'format'>;

/**
 * The speakers that a show shall have: those that it has, with what is given changed. Undefined
 * when nothing is said of any, so that they stay as they are.
 */
export const speakersOf = (
  { voice: voices = [], pace: paces = [], pitch: pitches = [], format }: Choices,
  before: Cast | null,
): Speaker[] | undefined => {
  const given = Math.max(voices.length, paces.length, pitches.length);
  if (given === 0) return undefined;
  const isPair = (format ?? before?.format) === 'multi-speaker';
  return ROLES.slice(0, Math.max(given, isPair ? 2 : 1)).map((role, i) => {
    const had = before?.speakers?.[i] ?? { role, voice: null, speakingRate: null, pitch: null };
    // Null is the choice of what the language or the voice has; undefined is no choice.
    const chosen = <T>(choice: T | null | undefined, other: T | null) =>
      choice === undefined ? other : choice;
    return {
      role: had.role,
      voice: chosen(voices[i], had.voice),
      speakingRate: chosen(paces[i], had.speakingRate),
      pitch: chosen(pitches[i], had.pitch),
    };
  });
};
