import { type SearchWord, toWords } from '../words/to-words.ts';
import { meaningful, type SearchTerm } from './meaningful.ts';

/** What somebody looks for. */
export interface SearchQuery {
  /** The words that say something, each once. */
  readonly terms: readonly SearchTerm[];
  /** Words that must stand beside each other, in this order. */
  readonly phrases: readonly (readonly SearchWord[])[];
  /** What must not be there. */
  readonly without: readonly (readonly SearchWord[])[];
}

const QUOTED =
  /(^|\s)(-?)(?:"([^"]*)"|“([^”]*)”|„([^“”]*)[“”]|«([^»]*)»|「([^」]*)」|״([^״]*)״)(?=[\s.,?!;:]|$)/gu;
const MINUS = /(^|\s)-([\p{L}\p{N}][^\s]*)/gu;

/** The language isn't known: a word comes with all that it may be found by. */
const UNKNOWN = 'und';

/** Without the last letters of runs, which are found with those before. */
const wordsOf = (text: string): SearchWord[] =>
  toWords(text, UNKNOWN).filter(({ word, keys }) => word !== '' || keys.length > 0);
const nameOf = ({ word, keys }: SearchWord): string => word || keys.join(' ');

/**
 * Reads a question as people type it: what stands in quotation marks is a phrase, what has a minus
 * in front must not be there. Words that only ask say nothing and are left out, unless there is
 * nothing else.
 */
export const parseQuery = (query: string): SearchQuery => {
  const phrases: SearchWord[][] = [];
  const without: SearchWord[][] = [];
  const unquoted = query
    .normalize('NFKC')
    .replace(QUOTED, (_whole, gap: string, minus: string, ...quoted: (string | undefined)[]) => {
      const text = quoted.slice(0, 6).find((each) => each !== undefined) ?? '';
      const words = wordsOf(text);
      if (words.length > 0) (minus === '' ? phrases : without).push(words);
      return gap;
    })
    .replace(MINUS, (_whole, gap: string, text: string) => {
      const words = wordsOf(text);
      if (words.length > 0) without.push(words);
      return gap;
    });
  const quoted = phrases.flat().map((word) => ({ ...word, isSoft: false }));
  const all = [...quoted, ...meaningful(wordsOf(unquoted))];
  const terms = [...new Map(all.map((word) => [nameOf(word), word])).values()];
  return { terms, phrases, without };
};
