import type { Language } from '../language/language.ts';
import { isQuestion } from '../post-text/sentences.ts';

const LEAST_WORDS = 5;
const LEAST_LETTERS = 8;
/** A title or a first sentence of fewer words is a stump: what it is about stands in the next one. */
const STUMP_WORDS = 8;
const STUMP_LETTERS = 14;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

const isShorter = (text: string, words: number, letters: number): boolean =>
  UNSPACED.test(text)
    ? [...text].length < letters
    : (text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)?.length ?? 0) < words;

/** A sentence that says too little alone: it asks, it promises what comes, or it is a word or two. */
export const isThin = (
  sentence: string,
  { cues }: Language,
  leastWords: number = LEAST_WORDS,
): boolean => {
  if (isQuestion(sentence) || cues.teases.test(sentence) || /[:：]$/u.test(sentence)) return true;
  return isShorter(sentence, leastWords, LEAST_LETTERS);
};

/** Whether sentences said so far are too few words to be all that is told of a post. */
export const isStump = (sentences: readonly string[]): boolean =>
  isShorter(sentences.join(' '), STUMP_WORDS, STUMP_LETTERS);
