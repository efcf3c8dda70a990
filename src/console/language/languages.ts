import { baseOf } from '../../speech-text/base-of.ts';
/** The languages of the console; every other one that is added stands here and has a catalogue. */
export const LANGUAGES = [
  { code: 'en', name: 'English', direction: 'ltr' },
  { code: 'he', name: 'עברית', direction: 'rtl' },
  { code: 'ru', name: 'Русский', direction: 'ltr' },
] as const;

export type Language = (typeof LANGUAGES)[number];
export type LanguageCode = Language['code'];

const KEY = 'stepcast-language';
const [ENGLISH] = LANGUAGES;

/** The language of this code; English where there is none. */
export const languageOf = (code: string | null): Language =>
  LANGUAGES.find((one) => one.code === code) ?? ENGLISH;

/**
 * The language that was chosen in this browser. Until one was, the first of those that the browser
 * is set to (BCP 47 tags) which the console is told in, else English.
 */
export const keptLanguage = (
  storage: Pick<Storage, 'getItem'>,
  preferred: readonly string[],
): Language => {
  const wanted = [storage.getItem(KEY), ...preferred.map(baseOf)];
  return languageOf(wanted.find((code) => LANGUAGES.some((one) => one.code === code)) ?? null);
};

/** Keeps the choice for the next time that the console is opened. */
export const keepLanguage = (storage: Pick<Storage, 'setItem'>, code: LanguageCode): void =>
  storage.setItem(KEY, code);
