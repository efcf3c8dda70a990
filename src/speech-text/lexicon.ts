import type { LexiconEntry } from '../show/lexicon/lexicon.ts';
import { escapePattern } from './escape-pattern.ts';

/** A stretch of a text: a word of the lexicon, or what stands between two. */
interface Stretch {
  readonly text: string;
  readonly entry?: LexiconEntry | undefined;
}

/** How a show wants words to be said. */
export interface Lexicon {
  /** The text with its words respelled, but for those that the voice is told in IPA. */
  respell(text: string, isIpaRead: boolean): string;
  /** The words of a text that have IPA, as they stand there, each once. */
  pronunciations(text: string): readonly Pronunciation[];
  /** A text cut at the words that have IPA. */
  cut(text: string): readonly { readonly text: string; readonly ipa?: string | undefined }[];
}

/** A word as it stands in a text, and its sounds. */
export interface Pronunciation {
  readonly phrase: string;
  /** International Phonetic Alphabet, without slashes. */
  readonly ipa: string;
}

/** Scripts that part no words: what stands beside a word there says nothing. */
const UNPARTED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const patternOf = (word: string): string => {
  const before = UNPARTED.test(word) ? '' : '(?<![\\p{L}\\p{N}\\p{M}])';
  const after = UNPARTED.test(word) ? '' : '(?![\\p{L}\\p{N}\\p{M}])';
  return `${before}${escapePattern(word)}${after}`;
};

/**
 * Reads a show's lexicon. A word with a capital letter is found as it is written, one without in
 * any case; of two that overlap, the longer.
 */
export const createLexicon = (entries: readonly LexiconEntry[]): Lexicon => {
  const exact = new Map(entries.map((entry) => [entry.word, entry]));
  const find = (found: string): LexiconEntry | undefined =>
    exact.get(found) ?? exact.get(found.toLowerCase());
  const words = [...exact.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`(${words.map(patternOf).join('|')})`, 'giu');
  const stretches = (text: string): Stretch[] =>
    words.length === 0
      ? [{ text }]
      : text
          .split(pattern)
          .map((part, i) => ({ text: part, entry: i % 2 ? find(part) : undefined }));

  return {
    respell: (text, isIpaRead) =>
      stretches(text)
        .map(({ text: part, entry }) =>
          entry?.respelling && !(isIpaRead && entry.ipa) ? entry.respelling : part,
        )
        .join(''),
    pronunciations(text) {
      const ipas = stretches(text).flatMap(({ text: phrase, entry }) =>
        entry?.ipa ? [[phrase, entry.ipa] as const] : [],
      );
      return [...new Map(ipas)].map(([phrase, ipa]) => ({ phrase, ipa }));
    },
    cut: (text) =>
      stretches(text).map(({ text: part, entry }) => ({
        text: part,
        ipa: entry?.ipa ?? undefined,
      })),
  };
};
