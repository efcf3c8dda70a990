import type { Language } from '../language/language.ts';

const startsInside = (text: string): boolean =>
  /^[\p{Ll}\d]/u.test(text.replace(/^["'«(\s]+/u, ''));
const INITIAL = /(?:^|\s)\p{Lu}\.$/u;

/** Splits a paragraph into sentences; a full stop after an abbreviation, an initial or within a name ends none. */
export const splitSentences = (paragraph: string, language: Language): string[] => {
  const segmenter = new Intl.Segmenter(language.tag, { granularity: 'sentence' });
  const sentences: string[] = [];
  let current = '';
  for (const { segment } of segmenter.segment(paragraph)) {
    const before = current.trimEnd();
    const goesOn =
      before !== '' &&
      (language.endsInAbbreviation.test(before) ||
        INITIAL.test(before) ||
        (/[^.!?][.]$|[.!?][)"'»”]+$/u.test(before) && startsInside(segment)));
    if (before !== '' && !goesOn) {
      sentences.push(before);
      current = '';
    }
    current += segment;
  }
  sentences.push(current.trim());
  return sentences.filter((sentence) => sentence !== '');
};

/** Whether a sentence asks. */
export const isQuestion = (sentence: string): boolean => /[?？؟]["')»”]*$/u.test(sentence.trim());

/** How many words a text has. */
export const wordsIn = (text: string): number => text.trim().split(/\s+/).length;
