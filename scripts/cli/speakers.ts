import type { ShowConfig } from '../../src/show/show-config.ts';
import type { ShowSettings } from './grammar/settings/show-settings.ts';

type Speaker = NonNullable<ShowConfig['speakers']>[number];

/** The roles of speakers whom nobody has named. */
const ROLES = ['host', 'cohost', 'guest', 'second guest'];

const UNCHOSEN = { name: null, character: null, voice: null, speakingRate: null, pitch: null };

type Cast = Pick<ShowConfig, 'format' | 'speakers'>;
type Choices = Pick<
  ShowSettings,
  'voice' | 'pace' | 'pitch' | 'speakerName' | 'speakerCharacter' | 'format'
>;

/**
 * The speakers that a show shall have: those that it has, with what is given changed. Undefined
 * when nothing is said of any, so that they stay as they are.
 */
export const speakersOf = (
  {
    voice: voices = [],
    pace: paces = [],
    pitch: pitches = [],
    speakerName: names = [],
    speakerCharacter: characters = [],
    format,
  }: Choices,
  before: Cast | null,
): Speaker[] | undefined => {
  const given = Math.max(...[voices, paces, pitches, names, characters].map((all) => all.length));
  if (given === 0) return undefined;
  const isPair = (format ?? before?.format) === 'multi-speaker';
  const least = isPair ? Math.max(2, before?.speakers?.length ?? 0) : 1;
  return ROLES.slice(0, Math.max(given, least)).map((role, i) => {
    const had = before?.speakers?.[i] ?? { role, ...UNCHOSEN };
    // Null is the choice of what the language or the voice has; undefined is no choice.
    const chosen = <T>(choice: T | null | undefined, other: T | null) =>
      choice === undefined ? other : choice;
    return {
      role: had.role,
      name: chosen(names[i], had.name),
      character: chosen(characters[i], had.character),
      voice: chosen(voices[i], had.voice),
      speakingRate: chosen(paces[i], had.speakingRate),
      pitch: chosen(pitches[i], had.pitch),
    };
  });
};
