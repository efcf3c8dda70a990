import * as stopword from 'stopword';
import type { SearchWord } from '../words/to-words.ts';
import { ASKING } from './asking.ts';
import { SOFT_WORDS } from './soft-words.ts';

const LISTS: Readonly<Record<string, readonly string[]>> = {
  ar: stopword.ara,
  de: stopword.deu,
  en: stopword.eng,
  es: stopword.spa,
  fa: stopword.fas,
  fr: stopword.fra,
  he: stopword.heb,
  hi: stopword.hin,
  it: stopword.ita,
  ja: stopword.jpn,
  nl: stopword.nld,
  pl: stopword.pol,
  pt: stopword.por,
  ru: stopword.rus,
  tr: stopword.tur,
  uk: stopword.ukr,
  zh: stopword.zho,
};

interface Words {
  readonly language: string;
  /** They only ask. */
  readonly empty: ReadonlySet<string>;
  /** Those of them that people ask with. */
  readonly asking: ReadonlySet<string>;
  readonly soft: ReadonlySet<string>;
}

const split = (words: string | undefined): string[] => (words ?? '').split(' ');
const WORDS = new Map(
  Object.entries(LISTS).map(([language, list]): [string, Words] => [
    language,
    {
      language,
      empty: new Set([...list, ...split(ASKING[language])]),
      asking: new Set(split(ASKING[language])),
      soft: new Set(split(SOFT_WORDS[language])),
    },
  ]),
);
/** Behind these stands what kind of thing is asked for. */
const WHICH =
  /^(?:which|what|welche[rsnm]?|quel(?:le)?s?|qué|cuál|quale|qual|welke?|która|który|które|как(?:ой|ая|ое|ие|ую|ого|ом)|як(?:ий|а|е|і)|איז[הו]|אילו|hangi)$/;

const textOf = ({ word, keys }: SearchWord): string => word || (keys[0] ?? '');

const NO_WORDS: Words = {
  language: '',
  empty: new Set(),
  asking: new Set(),
  soft: new Set(),
};

/** The words of the language that has most of these on its lists, those that ask before others; nothing where none has any. */
const wordsFor = (words: readonly SearchWord[]): Words => {
  let best = { count: 0, words: NO_WORDS };
  for (const lists of WORDS.values()) {
    const texts = words.map(textOf);
    const empty = texts.filter((text) => lists.empty.has(text)).length;
    const count = empty + texts.filter((text) => lists.asking.has(text)).length / 2;
    if (count > best.count) best = { count, words: lists };
  }
  return best.words;
};

/** A word that is looked for. */
export interface SearchTerm extends SearchWord {
  /** It asks for something that may be told without it: its absence takes nothing away. */
  readonly isSoft: boolean;
  /** The same number for the words of one name; none for other words. */
  readonly name?: number | undefined;
}

/** What a question is about. */
export interface Meaning {
  /** The words that say so; all of them where none does. */
  readonly terms: readonly SearchTerm[];
  /** The primary language that it is asked in, as far as its other words tell; else empty. */
  readonly language: string;
}

/** Leaves out the words of a question that only ask. */
export const meaningful = (words: readonly SearchWord[]): Meaning => {
  const { language, empty, soft } = wordsFor(words);
  const left = words.flatMap((word, at): SearchTerm[] => {
    if (empty.has(textOf(word))) return [];
    const before = words[at - 1];
    const isKind = before !== undefined && WHICH.test(textOf(before));
    return [{ ...word, isSoft: isKind || soft.has(textOf(word)) }];
  });
  const all = left.length > 0 ? left : words.map((word) => ({ ...word, isSoft: false }));
  const isAnyHard = all.some(({ isSoft }) => !isSoft);
  const terms = isAnyHard ? all : all.map((word) => ({ ...word, isSoft: false }));
  return { terms, language };
};
