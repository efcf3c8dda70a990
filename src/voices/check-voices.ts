import type { Voice, VoiceCatalog } from './voice-catalog.ts';

/** As much of a show as says who speaks it. */
export interface Cast {
  /** BCP 47, for example `en-US`. */
  readonly languageCode: string;
  /** A voice of null is chosen when an episode opens. */
  readonly speakers: readonly { readonly role: string; readonly voice: string | null }[] | null;
}

/** What is wrong with the voice of a speaker, counted from 0. */
export interface VoiceProblem {
  readonly speaker: number;
  /** Completes a sentence that begins with the voice's field. */
  readonly message: string;
}

/** Enough for a person to choose from. */
const MOST_SUGGESTED = 12;

/** What shows may call a language otherwise than Google does. */
const LANGUAGE_NAMES: Readonly<Record<string, string>> = { zh: 'cmn', no: 'nb', iw: 'he' };

/** The language as Google names it, without its region: its voices may speak for all regions. */
const primaryLanguage = (languageCode: string): string => {
  const [primary = ''] = languageCode.toLowerCase().split('-');
  return LANGUAGE_NAMES[primary] ?? primary;
};

const suggest = (voices: readonly Voice[], languageCode: string): string => {
  const region = languageCode.toLowerCase();
  const isOfRegion = ({ languageCodes }: Voice) =>
    languageCodes.some((code) => code.toLowerCase() === region);
  const names = voices
    .toSorted((a, b) => Number(isOfRegion(b)) - Number(isOfRegion(a)))
    .map(({ name }) => name);
  const shown = names.slice(0, MOST_SUGGESTED).join(', ');
  return names.length > MOST_SUGGESTED
    ? `${shown} and ${names.length - MOST_SUGGESTED} more`
    : shown;
};

/**
 * Finds the voices of a cast that the provider doesn't have for the show's language, and says which
 * it has. Two speakers with one voice are a problem too: nobody could tell them apart. Asks the
 * provider only when a voice is named. @throws what the catalog throws
 */
export const checkVoices = async (
  catalog: VoiceCatalog,
  { languageCode, speakers }: Cast,
): Promise<VoiceProblem[]> => {
  const named = (speakers ?? []).flatMap(({ voice }, speaker) =>
    voice === null ? [] : [{ voice, speaker }],
  );
  if (named.length === 0) return [];
  const available = await catalog.list(primaryLanguage(languageCode));
  const names = new Set(available.map(({ name }) => name));
  return named.flatMap(({ voice, speaker }) => {
    if (!names.has(voice)) {
      const message =
        available.length === 0
          ? `${voice} can't be used: the speech provider has no voice for ${languageCode}`
          : `${voice} is no voice for ${languageCode}; there are ${suggest(available, languageCode)}`;
      return [{ speaker, message }];
    }
    const first = named.find((other) => other.voice === voice);
    return first?.speaker === speaker
      ? []
      : [{ speaker, message: `${voice} is the voice of another speaker already` }];
  });
};
