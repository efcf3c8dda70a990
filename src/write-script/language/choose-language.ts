import { baseOf } from '../../speech-text/base-of.ts';
import { createStem } from '../../speech-text/stem.ts';
import { createCues } from './cues.ts';
import { ENGLISH_GRAMMAR } from './grammar/english.ts';
import { HEBREW_GRAMMAR } from './grammar/hebrew.ts';
import { NEUTRAL_GRAMMAR } from './grammar/neutral.ts';
import { RUSSIAN_GRAMMAR } from './grammar/russian.ts';
import type { Grammar, Language, Reading } from './language.ts';
import type { LanguageWords } from './language-words.ts';
import { createPhrases } from './phrases.ts';
import { dateReadings } from './readings/common-readings.ts';
import { DUTCH_READINGS } from './readings/dutch-readings.ts';
import { englishReadings } from './readings/english-readings.ts';
import { GERMAN_READINGS } from './readings/german-readings.ts';
import { HEBREW_READINGS } from './readings/hebrew-readings.ts';
import { FRENCH_READINGS } from './readings/romance/french-readings.ts';
import { ITALIAN_READINGS } from './readings/romance/italian-readings.ts';
import { PORTUGUESE_READINGS } from './readings/romance/portuguese-readings.ts';
import { SPANISH_READINGS } from './readings/romance/spanish-readings.ts';
import { signReadings } from './readings/sign-readings.ts';
import { POLISH_READINGS } from './readings/slavic/polish-readings.ts';
import { RUSSIAN_READINGS } from './readings/slavic/russian-readings.ts';
import { UKRAINIAN_READINGS } from './readings/slavic/ukrainian-readings.ts';
import { LANGUAGE_WORDS } from './words/index.ts';
import { NEUTRAL } from './words/neutral.ts';
import { REPORTING } from './words/reporting.ts';

const isLocale = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};

const GRAMMARS: Readonly<Record<string, Grammar>> = {
  en: ENGLISH_GRAMMAR,
  he: HEBREW_GRAMMAR,
  ru: RUSSIAN_GRAMMAR,
};

const READINGS: Readonly<Record<string, readonly Reading[]>> = {
  de: GERMAN_READINGS,
  es: SPANISH_READINGS,
  fr: FRENCH_READINGS,
  he: HEBREW_READINGS,
  it: ITALIAN_READINGS,
  nl: DUTCH_READINGS,
  pl: POLISH_READINGS,
  pt: PORTUGUESE_READINGS,
  ru: RUSSIAN_READINGS,
  uk: UKRAINIAN_READINGS,
};

const readingsOf = (tag: string): readonly Reading[] => {
  // Americans write the month first.
  if (baseOf(tag) === 'en') return englishReadings(!/-(?!US)[A-Z]{2}\b/.test(tag));
  const own = READINGS[baseOf(tag)];
  if (own) return own;
  const format = new Intl.DateTimeFormat(tag, { timeZone: 'UTC', dateStyle: 'long' });
  return dateReadings((date) => format.format(date), 'day-first');
};

/** The grammar of a language of which only words are known. */
const grammarOf = (words: LanguageWords): Grammar => {
  const cues = createCues(words.cues);
  return {
    ...NEUTRAL_GRAMMAR,
    leansOnPrevious: cues.leans,
    callsToAct: cues.calls,
  };
};

const build = (languageCode: string): Language => {
  const given = languageCode.replace('_', '-');
  const tag = isLocale(given) ? given : 'und';
  const words = LANGUAGE_WORDS[baseOf(tag)] ?? NEUTRAL;
  return {
    ...(GRAMMARS[baseOf(tag)] ?? grammarOf(words)),
    tag,
    readings: [...signReadings(words.signs), ...readingsOf(tag)],
    isReviewed: words.isReviewed,
    acronyms: new Set(words.acronyms?.split(' ')),
    stopWords: new Set([...words.stopWords, ...(REPORTING[baseOf(tag)]?.split(' ') ?? [])]),
    stem: createStem(baseOf(tag), words.stemmer),
    cues: createCues(words.cues),
    phrases: createPhrases(tag, words.phrases, words.onDay),
  };
};

const built = new Map<string, Language>();

/** The language of a BCP 47 tag; one without words of its own stays neutral. */
export const chooseLanguage = (languageCode: string): Language => {
  const known = built.get(languageCode);
  if (known) return known;
  const language = build(languageCode);
  built.set(languageCode, language);
  return language;
};
