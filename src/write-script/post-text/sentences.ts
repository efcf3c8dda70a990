import { splitSentences } from '../../speech-text/sentences/split-sentences.ts';

/** The sentences of a paragraph, without the space around them. */
export const sentencesOf = (paragraph: string, languageTag: string): string[] =>
  splitSentences(paragraph, languageTag)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

/** Whether a sentence asks. */
export const isQuestion = (sentence: string): boolean => /[?？؟]["')»”]*$/u.test(sentence.trim());

/** How many words a text has. */
export const wordsIn = (text: string): number => text.trim().split(/\s+/).length;
