import type { Language } from '../language/language.ts';
import { addParts } from '../posts/compounds.ts';
import { headOf, type PreparedPost } from '../posts/prepared-post.ts';
import { wordCount, wordsOf } from '../posts/words-of.ts';
import { namesOf } from './names-of.ts';

/** The key words of a post: those of its first sentences, names of several words as one. */
export type KeyWords = ReadonlySet<string>;

const LEAST_TOGETHER = 2;
/** Two words that stand side by side in most of the posts that have either are one name. */
const NAME_SHARE = 0.7;

const adjacent = (text: string, language: Language): string[] => {
  const words = wordsOf(text, language).map(({ stem }) => stem);
  return words.slice(1).map((word, index) => `${words[index]} ${word}`);
};

const QUOTATION = /["“„«]([^"“”„«»]*)["”»“]/gu;
const MOST_NAME_WORDS = 3;

/** A head without what somebody is quoted with: that may be about anything. Names in quotation marks stay. */
const withoutQuotations = (text: string): string => {
  const rest = text.replace(QUOTATION, (whole, words: string) =>
    words.trim().split(/\s+/).length > MOST_NAME_WORDS ? ' ' : whole,
  );
  return wordCount(rest) > MOST_NAME_WORDS ? rest : text;
};

/** The key words of each post of a window. */
export const keyWordsOf = (
  posts: readonly PreparedPost[],
  language: Language,
): Map<PreparedPost, KeyWords> => {
  const heads = new Map(posts.map((post) => [post, headOf(post).map(withoutQuotations)]));
  const single = new Map<string, number>();
  const pairs = new Map<string, number>();
  const count = (counts: Map<string, number>, each: Iterable<string>) => {
    for (const word of new Set(each)) counts.set(word, (counts.get(word) ?? 0) + 1);
  };
  for (const head of heads.values()) {
    count(
      single,
      head.flatMap((text) => wordsOf(text, language).map(({ stem }) => stem)),
    );
    count(
      pairs,
      head.flatMap((text) => adjacent(text, language)),
    );
  }
  const isName = (pair: string): boolean => {
    const together = pairs.get(pair) ?? 0;
    const [a = '', b = ''] = pair.split(' ');
    const apart = Math.min(single.get(a) ?? 0, single.get(b) ?? 0);
    return together >= LEAST_TOGETHER && together >= apart * NAME_SHARE;
  };
  // "Accident in Castle Street" and "Castle Street is open" are both of Castle Street.
  const isWritten = namesOf(posts, language);
  const pairsOf = new Map<string, number>();
  for (const pair of pairs.keys()) {
    const named = isName(pair) ? pair.split(' ').filter(isWritten) : [];
    if (named.length === 1) count(pairsOf, named);
  }
  const standsAlone = (word: string): boolean => (pairsOf.get(word) ?? 0) > 1;
  const found = new Map(
    posts.map((post) => {
      // In the order of the text: a name of several words where its first one stands.
      const words = new Set(
        (heads.get(post) ?? []).flatMap((text) => {
          const stems = wordsOf(text, language).map(({ stem }) => stem);
          return stems.flatMap((stem, index) => {
            const pair = `${stem} ${stems[index + 1]}`;
            return index + 1 < stems.length && isName(pair) ? [stem, pair] : [stem];
          });
        }),
      );
      for (const name of [...words].filter((word) => word.includes(' '))) {
        for (const word of name.split(' ')) if (!standsAlone(word)) words.delete(word);
      }
      return [post, new Map([...words].map((word) => [word, 1]))] as const;
    }),
  );
  addParts([...found.values()], language);
  return new Map([...found].map(([post, words]) => [post, new Set(words.keys())]));
};

/** How many posts have each key word. */
export const spreadOf = (keyWords: ReadonlyMap<PreparedPost, KeyWords>): Map<string, number> => {
  const spread = new Map<string, number>();
  for (const words of keyWords.values()) {
    for (const word of words) spread.set(word, (spread.get(word) ?? 0) + 1);
  }
  return spread;
};
