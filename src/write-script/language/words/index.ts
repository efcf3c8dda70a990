import { ENGLISH } from './english.ts';
import { GERMAN } from './german.ts';
import { HEBREW } from './hebrew.ts';
import type { LanguageWords } from './language-words.ts';
import { RUSSIAN } from './russian.ts';

/** The languages that the writer has words of, by their ISO 639-1 code. */
export const LANGUAGE_WORDS: Readonly<Record<string, LanguageWords>> = {
  de: GERMAN,
  en: ENGLISH,
  he: HEBREW,
  ru: RUSSIAN,
};
