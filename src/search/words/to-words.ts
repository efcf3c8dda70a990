import { keysOf } from './keys.ts';

/** A word as the index knows it: itself, and what else it is found by. No word of its own where a script has no spaces. */
export interface SearchWord {
  readonly word: string;
  readonly keys: readonly string[];
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々]/u;
/** Figures in groups of three, letters with their marks, and the apostrophes within words of Cyrillic and Hebrew. */
const WORDS =
  /\d{1,3}(?:[.,\u00A0\u202F]\d{3})+(?![\d\p{L}])|[\p{L}\p{M}\p{N}]+(?:(?<=[\p{Script=Cyrillic}\p{Script=Hebrew}])['’ʼ"״׳](?=[\p{Script=Cyrillic}\p{Script=Hebrew}])[\p{L}\p{M}]+)*/gu;
/** Marks that nobody sees within a word, which what is copied from a page has: a soft hyphen, word joiners. */
const UNSEEN = /[\u00AD\u2060\uFEFF]/g;
/** Points of Hebrew and Arabic, which readers rarely write, and the stretching of Arabic. */
const POINTS = /[\u0591-\u05C7\u064B-\u065F\u0670\u0640]/g;

const SAME_LETTERS: Readonly<Record<string, string>> = { ё: 'е', أ: 'ا', إ: 'ا', آ: 'ا', ى: 'ي' };

const plain = (word: string, language: string): string =>
  word
    .toLocaleLowerCase(language)
    .replace(POINTS, '')
    .replace(/['’ʼ"״׳.,\u00A0\u202F]/g, '')
    .replace(/[ёأإآى]/g, (letter) => SAME_LETTERS[letter] ?? letter);

/** Each letter of a script without spaces is found together with the one behind it; one alone by itself. */
const pairs = (run: string): SearchWord[] => {
  const letters = Array.from(run);
  return letters.map((letter, index) => {
    const next = letters[index + 1];
    const isLast = next === undefined && letters.length > 1;
    return { word: '', keys: isLast ? [] : [letter + (next ?? '')] };
  });
};

/** Runs of letters of one kind: with spaces between words, or without. */
const runsOf = (word: string): string[] =>
  word.match(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々]+/gu,
  ) ?? [];

/**
 * The words of a text in order, in lower case and without what writers may leave out. Chinese,
 * Japanese and Korean come letter by letter. `language` is a primary language code.
 */
export const toWords = (text: string, language: string): SearchWord[] =>
  (text.normalize('NFKC').replace(UNSEEN, '').match(WORDS) ?? []).flatMap((found) =>
    runsOf(found).flatMap((run) => {
      if (UNSPACED.test(run)) return pairs(run);
      const word = plain(run, language);
      return word === '' ? [] : [{ word, keys: keysOf(word, language) }];
    }),
  );

/** How the database is given a word: itself, then its keys. */
export const toColumns = ({ word, keys }: SearchWord): string[] => [word, ...keys];
