import type { Cast, CastDeps, CastMember } from './cast.ts';
import { chooseDefaults } from './choose-defaults.ts';
import { fillCast } from './fill-cast.ts';
import { primaryLanguage } from './language-codes.ts';
import { sortVoices } from './sort-voices.ts';
import { soundAlike } from './sound-alike.ts';
import type { Voice } from './voice-catalog.ts';
import { familyName, familyOf } from './voice-family.ts';
import { providerOf } from './voice-provider.ts';

/** What is wrong with a cast, at one field of one speaker or, without a speaker, with its language. */
export interface CastProblem {
  /** Counted from 0. */
  readonly speaker?: number;
  readonly field: 'languageCode' | 'voice' | 'speakingRate' | 'pitch';
  /** Completes a sentence that begins with the field. */
  readonly message: string;
}

/** Enough for a person to choose from. */
const MOST_SUGGESTED = 12;

const suggest = (voices: readonly Voice[], languageCode: string): string => {
  const names = sortVoices(voices, languageCode).map(({ name }) => name);
  const shown = names.slice(0, MOST_SUGGESTED).join(', ');
  return names.length > MOST_SUGGESTED
    ? `${shown} and ${names.length - MOST_SUGGESTED} more`
    : shown;
};

const unknownVoice = (
  { catalogs }: CastDeps,
  voice: string,
  all: readonly Voice[],
  languageCode: string,
): string => {
  const provider = providerOf(voice);
  if (catalogs[provider] === undefined) {
    return `${voice} can't be used: this stage has no speech endpoint; whoever runs it sets OPENAI_SPEECH_ENDPOINT`;
  }
  const voices = all.filter(({ name }) => providerOf(name) === provider);
  return voices.length === 0
    ? `${voice} can't be used: the speech provider has no voice for ${languageCode}`
    : `${voice} is no voice for ${languageCode}; there are ${suggest(voices, languageCode)}`;
};

const optionProblems = (
  { speakingRate, pitch }: CastMember,
  voice: string,
  speaker: number,
): CastProblem[] => {
  const { hasSpeakingRate, hasPitch } = familyOf(voice);
  const family = familyName(voice);
  const refuse = (field: 'speakingRate' | 'pitch', what: string): CastProblem => ({
    speaker,
    field,
    message: `must be null: ${voice} has no ${what} to choose, as no voice of the family ${family}`,
  });
  return [
    ...((speakingRate ?? null) !== null && !hasSpeakingRate
      ? [refuse('speakingRate', 'speaking rate')]
      : []),
    ...((pitch ?? null) !== null && !hasPitch ? [refuse('pitch', 'pitch')] : []),
  ];
};

/** The voices for a language of the providers whose voices a cast names. */
const voicesFor = async (
  { catalogs }: CastDeps,
  { languageCode, speakers }: Cast,
): Promise<readonly Voice[]> => {
  const named = speakers.flatMap(({ voice }) => (voice === null ? [] : [providerOf(voice)]));
  const lists = [...new Set(named)].map((provider) =>
    catalogs[provider]?.list(primaryLanguage(languageCode)),
  );
  return (await Promise.all(lists)).flatMap((voices) => voices ?? []);
};

/** The language's defaults, as many as the cast needs; a language without them gets them from the provider's list. */
const defaultsFor = async (
  { catalogs, defaults }: CastDeps,
  { languageCode, speakers }: Cast,
): Promise<readonly string[]> => {
  if (speakers.every(({ voice }) => voice !== null)) return [];
  const kept = await defaults.of(languageCode);
  if (kept.length >= speakers.length) return kept;
  const voices = await catalogs['google-tts'].list(primaryLanguage(languageCode));
  const chosen = chooseDefaults(voices, languageCode, kept);
  if (chosen.length > kept.length) await defaults.add(languageCode, chosen);
  return chosen;
};

/** A language's own voices are for so many. */
const DEFAULT_SPEAKERS = 2;

/**
 * Finds what the provider would refuse or a listener couldn't tell apart: a voice that it doesn't
 * have for the language, two speakers who sound alike, an option that the voice's family lacks, a
 * language without voices. Asks the provider only where a voice is named or the language has no
 * defaults yet, which it then gets. @throws what the catalogs and the defaults throw
 */
export const checkCast = async (deps: CastDeps, cast: Cast): Promise<CastProblem[]> => {
  const { languageCode, speakers } = cast;
  const voices = await voicesFor(deps, cast);
  const genderOf = (name: string) => voices.find((voice) => voice.name === name)?.gender ?? null;
  const chosen = fillCast(speakers, await defaultsFor(deps, cast));
  if (chosen.slice(0, DEFAULT_SPEAKERS).includes(null)) {
    const message = `can't be spoken: the speech provider has too few voices for ${languageCode}`;
    return [{ field: 'languageCode', message }];
  }
  return speakers.flatMap((member, speaker): CastProblem[] => {
    const voice = chosen[speaker] ?? '';
    if (chosen[speaker] === null) {
      const message = `must be named: a language has voices of its own for ${DEFAULT_SPEAKERS} speakers`;
      return [{ speaker, field: 'voice', message }];
    }
    if (member.voice !== null && !voices.some(({ name }) => name === voice)) {
      const message = unknownVoice(deps, voice, voices, languageCode);
      return [{ speaker, field: 'voice', message }];
    }
    const earlier = chosen
      .slice(0, speaker)
      .find((other) => other !== null && soundAlike(other, voice, genderOf));
    if (earlier !== undefined && earlier !== null) {
      const message =
        earlier === voice
          ? `${voice} is the voice of another speaker already`
          : `${voice} sounds like ${earlier}, the voice of another speaker`;
      return [{ speaker, field: 'voice', message }];
    }
    return optionProblems(member, voice, speaker);
  });
};
