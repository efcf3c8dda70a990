import { bare } from '../../words/bare.ts';
import { mayTurn } from './turning-words.ts';

/** Behind a comma and its like, in front of a dash or bracket; a comma within a figure parts nothing. */
const BETWEEN_CLAUSES =
  /(?<=[,;:)\]}،؛][)\]}"“”»’']*)\s+|(?<=[，、；：）])|\s+(?=[—–([{])|(?<=[—–])\s+/u;
const WORD = /[\p{L}\p{M}\p{N}\p{S}%]+(?:[.,:'’-][\p{L}\p{M}\p{N}]+)*/gu;

const inOneLine = (text: string): string => bare(text).normalize('NFC');

const wordsOf = (text: string): readonly string[] =>
  inOneLine(text).toLowerCase().replaceAll('’', "'").match(WORD) ?? [];

/** Which of the clauses make up the words, one after the other; undefined where none do. */
const choose = (
  clauses: readonly (readonly string[])[],
  words: readonly string[],
): readonly boolean[] | undefined => {
  const [clause, ...others] = clauses;
  if (!clause) return words.length === 0 ? [] : undefined;
  if (clause.every((word, i) => word === words[i])) {
    const rest = choose(others, words.slice(clause.length));
    if (rest) return [true, ...rest];
  }
  const rest = choose(others, words);
  return rest && [false, ...rest];
};

/** A sentence of more clauses is quoted as a whole. */
const MOST_CLAUSES = 12;

/**
 * As much of a said sentence as `quotation` has, in the words and signs in which it was said, with
 * `…` for clauses that are left out. Undefined where the quotation isn't word for word, cuts through
 * a clause, or leaves out one that may turn what the rest says (see `mayTurn`).
 */
export const quoteClauses = (
  said: string,
  quotation: string,
  language: string,
): string | undefined => {
  const sentence = inOneLine(said);
  const parts = sentence.split(BETWEEN_CLAUSES);
  const clauses = parts.length > MOST_CLAUSES ? [sentence] : parts;
  const isKept = choose(clauses.map(wordsOf), wordsOf(quotation));
  if (!isKept?.includes(true)) return undefined;
  if (!isKept.includes(false)) return sentence;
  const shown = clauses.flatMap((clause, i) => {
    if (isKept[i]) {
      return isKept[i + 1] === false ? [clause.replace(/[\s,;:،؛，、；：—–]+$/u, '')] : [clause];
    }
    return isKept[i - 1] === false ? [] : ['…'];
  });
  const isTurned = clauses.some((clause, i) => !isKept[i] && mayTurn(clause, language));
  return isTurned ? undefined : shown.join(' ');
};
