import type { eld } from 'eld/extrasmall';
import { baseOf } from './base-of.ts';

/** A language, and its share of the letters of some texts. */
export interface RecognisedLanguage {
  /** ISO 639-1. */
  readonly language: string;
  readonly share: number;
}

/** Texts that are looked at, spread over all of them, and how much of each. */
const MOST_TEXTS = 200;
const MOST_CHARACTERS = 1_000;
/** Fewer letters say too little: "OK", a name, a date. */
const LEAST_LETTERS = 12;
/** Posts that are in another language altogether, and enough of them to say so. */
const LEAST_SHARE = 0.6;
const MOST_OWN_SHARE = 0.2;
const LEAST_LETTERS_IN_ALL = 60;

/** Names of one language, and written languages that letters alone hardly tell apart. */
const SAME: Readonly<Record<string, string>> = {
  bs: 'hr',
  cmn: 'zh',
  fil: 'tl',
  in: 'id',
  ms: 'id',
  nb: 'no',
  nn: 'no',
  sr: 'hr',
  yue: 'zh',
};

const primaryOf = (languageTag: string): string => {
  const primary = baseOf(languageTag);
  return SAME[primary] ?? primary;
};

const lettersIn = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;

const wordsOf = (text: string): string =>
  text
    .slice(0, MOST_CHARACTERS)
    .replace(/\bhttps?:\/\/\S+|\bt\.me\/\S+|[@#][\p{L}\p{N}_]+/gu, ' ')
    .trim();

let loaded: Promise<typeof eld> | undefined;
/** Almost a megabyte of trigrams, which most calls of a function don't need. */
const load = (): Promise<typeof eld> => {
  loaded ??= import('eld/extrasmall').then((module) => module.eld);
  return loaded;
};

/** How many letters of some texts are in which language; texts in which none is recognised count for nothing. */
const countLanguages = async (texts: readonly string[]): Promise<Map<string, number>> => {
  const step = Math.max(1, Math.ceil(texts.length / MOST_TEXTS));
  const chosen = texts
    .filter((_, index) => index % step === 0)
    .map(wordsOf)
    .filter((text) => lettersIn(text) >= LEAST_LETTERS);
  const counts = new Map<string, number>();
  const detector = await load();
  for (const text of chosen) {
    const { language } = detector.detect(text);
    if (language === '') continue;
    const primary = primaryOf(language);
    counts.set(primary, (counts.get(primary) ?? 0) + lettersIn(text));
  }
  return counts;
};

/** The language in which most of some texts are, or undefined where none is recognised. It is recognised offline. */
export const recogniseLanguage = async (
  texts: readonly string[],
): Promise<RecognisedLanguage | undefined> => {
  const counts = await countLanguages(texts);
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return most && { language: most[0], share: most[1] / all };
};

/**
 * The language in which some texts are, if it is another one than `languageTag` (BCP 47) says: well
 * over half of them, and next to none in that. Undefined where too little is said to be sure, and
 * for a language that can't be recognised.
 */
export const foreignLanguage = async (
  texts: readonly string[],
  languageTag: string,
): Promise<RecognisedLanguage | undefined> => {
  const own = primaryOf(languageTag);
  const detector = await load();
  const known = Object.values(detector.info().Languages).map(primaryOf);
  if (!known.includes(own)) return undefined;
  const counts = await countLanguages(texts);
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (!most || all < LEAST_LETTERS_IN_ALL) return undefined;
  const [language, count] = most;
  const isForeign =
    language !== own &&
    count >= LEAST_SHARE * all &&
    (counts.get(own) ?? 0) <= MOST_OWN_SHARE * all;
  return isForeign ? { language, share: count / all } : undefined;
};

/** A language's name in English: "Russian". */
export const languageName = (languageTag: string): string =>
  new Intl.DisplayNames(['en'], { type: 'language' }).of(languageTag.split('-')[0] ?? '') ??
  languageTag;
