import { ARABIC } from './arabic.ts';
import { CHINESE } from './chinese.ts';
import { DUTCH } from './dutch.ts';
import { ENGLISH } from './english.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';
import { HEBREW } from './hebrew.ts';
import { HINDI } from './hindi.ts';
import { ITALIAN } from './italian.ts';
import { JAPANESE } from './japanese.ts';
import { OTHER_LANGUAGES } from './other-languages.ts';
import { PERSIAN } from './persian.ts';
import { POLISH } from './polish.ts';
import { PORTUGUESE } from './portuguese.ts';
import { RUSSIAN } from './russian.ts';
import { SPANISH } from './spanish.ts';
import { TURKISH } from './turkish.ts';
import { UKRAINIAN } from './ukrainian.ts';

/** The tables of examples of all languages that have rules, by their tag. */
export const SENTENCE_EXAMPLES = {
  'ar-XA': ARABIC,
  'de-DE': GERMAN,
  'en-US': ENGLISH,
  'es-ES': SPANISH,
  'fa-IR': PERSIAN,
  'fr-FR': FRENCH,
  'he-IL': HEBREW,
  'hi-IN': HINDI,
  'it-IT': ITALIAN,
  'ja-JP': JAPANESE,
  'nl-NL': DUTCH,
  'pl-PL': POLISH,
  'pt-BR': PORTUGUESE,
  'ru-RU': RUSSIAN,
  'tr-TR': TURKISH,
  'uk-UA': UKRAINIAN,
  und: OTHER_LANGUAGES,
  'zh-CN': CHINESE,
};
