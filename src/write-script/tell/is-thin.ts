import type { Language } from '../language/language.ts';
import { isQuestion } from '../post-text/sentences.ts';

const LEAST_WORDS = 5;
const LEAST_LETTERS = 8;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** A sentence that says too little alone: it asks, it promises what comes, or it is a word or two. */
export const isThin = (sentence: string, { cues }: Language): boolean => {
  if (isQuestion(sentence) || cues.teases.test(sentence) || /[:：]$/u.test(sentence)) return true;
  if (UNSPACED.test(sentence)) return [...sentence].length < LEAST_LETTERS;
  return (sentence.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)?.length ?? 0) < LEAST_WORDS;
};
