import { type SearchWord, toWords } from '../words/to-words.ts';
import { withoutUnspacedAsking } from './asking.ts';
import { meaningful, type SearchTerm } from './meaningful.ts';

/** What somebody looks for. */
export interface SearchQuery {
  /** The words that say something, each once. */
  readonly terms: readonly SearchTerm[];
  /** Words that must stand beside each other, in this order. */
  readonly phrases: readonly (readonly SearchWord[])[];
  /** What must not be there. */
  readonly without: readonly (readonly SearchWord[])[];
  /** The primary language that it is asked in, as far as its words tell; else empty. */
  readonly language: string;
}

const QUOTED =
  /(^|\s)(-?)(?:"([^"]*)"|“([^”]*)”|„([^“”]*)[“”]|«([^»]*)»|「([^」]*)」|״([^״]*)״)(?=[\s.,?!;:]|$)/gu;
const MINUS = /(^|\s)-([\p{L}\p{N}][^\s]*)/gu;

/** The language isn't known: a word comes with all that it may be found by. */
const UNKNOWN = 'und';

/** Without the last letters of runs, which are found with those before. */
const wordsOf = (text: string): SearchWord[] =>
  toWords(text, UNKNOWN).filter(({ word, keys }) => word !== '' || keys.length > 0);
const keyOf = ({ word, keys }: SearchWord): string => word || keys.join(' ');

/** Words with capitals one after the other: a name of several parts. */
const NAMES = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}'’]+(?:[ -]+\p{Lu}[\p{L}\p{M}'’]+)+/gu;

/** The words of names of several parts, each with the number of its name. */
const namesIn = (text: string): ReadonlyMap<string, number> =>
  new Map(
    (text.match(NAMES) ?? []).flatMap((name, number) =>
      wordsOf(name).map((word) => [keyOf(word), number] as const),
    ),
  );

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
  const words = wordsOf(withoutUnspacedAsking(unquoted));
  const meaning = meaningful(words.length > 0 ? words : wordsOf(unquoted));
  const names = namesIn(unquoted);
  const all = [...quoted, ...meaning.terms].map((word) => ({
    ...word,
    name: names.get(keyOf(word)),
  }));
  const terms = [...new Map(all.map((word) => [keyOf(word), word])).values()];
  return { terms, phrases, without, language: meaning.language };
};
