import type { Language } from '../language/language.ts';
import { calendarOf } from './calendar.ts';

/** How many words a text has, whatever they say. */
export const wordCount = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

/** A word of a text with what it gives away about itself. */
export interface Word {
  readonly stem: string;
  /** Written as names are: with a capital within a sentence, or in another script than the rest. */
  readonly isName: boolean;
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}][\p{M}]*)+/gu;
/** A word within a sentence: what stands before it is no end of one. */
const WITHIN = /[\p{L}\p{N},;»”"')]\s+[«„“"'(]?$/u;

/** The letters of "N-212", which is a road and no number of anything. */
const DESIGNATES = /(?<![\p{L}\p{N}])(\p{Lu}{1,3})-$/u;

/** Two letters each of a script that puts no space between words. */
const pairs = (run: string): Word[] => {
  const letters = [...run];
  if (letters.length < 2) return [];
  return letters.slice(1).map((letter, index) => ({
    stem: `${letters[index]}${letter}`,
    isName: false,
  }));
};

/** Turkish and Azerbaijani have two letters i, each with a capital of its own. */
const lower = (word: string, tag: string): string =>
  /^(?:tr|az)(?![a-z])/i.test(tag) ? word.toLocaleLowerCase(tag) : word.toLowerCase();

/** The words of a text that say something about its subject, in order. */
export const wordsOf = (text: string, language: Language): Word[] =>
  Array.from(text.normalize('NFKC').matchAll(WORD)).flatMap(({ 0: written, index }) => {
    if (UNSPACED.test(written)) return pairs(written);
    const word = lower(written, language.tag);
    const isNumber = /^\p{N}+$/u.test(word);
    const before = text.slice(Math.max(0, index - 6), index);
    // A full hour has nothing to do with another one.
    if (word === '00' && /\p{N}[:.h]$/u.test(before)) return [];
    const [, letters] = (isNumber && DESIGNATES.exec(before)) || [];
    if (letters) return [{ stem: `${lower(letters, language.tag)}${word}`, isName: true }];
    if (
      language.stopWords.has(word) ||
      calendarOf(language.tag).has(word) ||
      (isNumber ? word.length < 2 : word.length < 3)
    )
      return [];
    const isForeign =
      /\p{Script=Latin}/u.test(word) && /^(?:he|ar|fa|hi|ru|uk|zh|ja)/.test(language.tag);
    const isName = (/^\p{Lu}/u.test(written) && WITHIN.test(before)) || isForeign;
    return [{ stem: isNumber ? word : language.stem(word), isName }];
  });

/** The stems of a text's words, without those that say nothing about its subject, and without numbers. */
export const stems = (text: string, language: Language): string[] =>
  wordsOf(text, language)
    .map(({ stem }) => stem)
    .filter((stem) => !/^\p{N}+$/u.test(stem));
