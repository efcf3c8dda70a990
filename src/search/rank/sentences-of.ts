import { splitSentences } from '../../speech-text/sentences/split-sentences.ts';
import { toWords } from '../words/to-words.ts';
import type { FoundPassage } from './found-passage.ts';

/** A sentence of a passage, with the words it has of a question. */
export interface SaidSentence {
  readonly text: string;
  readonly words: number;
  readonly startMs: number;
  readonly endMs: number;
  /** The terms of the question that it has, with how surely, from 0 to 1. */
  readonly terms: ReadonlyMap<number, number>;
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Cues as one text, with the place in it that each begins at. */
const joinCues = (cues: FoundPassage['cues']): { text: string; starts: number[] } => {
  let text = '';
  const starts = cues.map(([, , , words]) => {
    const isRun = UNSPACED.test(text.at(-1) ?? '') && UNSPACED.test(words.charAt(0));
    if (text !== '' && !isRun) text += ' ';
    const start = text.length;
    text += words;
    return start;
  });
  return { text, starts };
};

/** The first position of the words of a chapter's title. */
export const FIRST_OF_TITLE = 1001;
/** A form of the word that only begins alike, where there is no stemmer. */
const KEY_ALONE = 0.9;

const suretyOf = (lexeme: string): number => (lexeme.includes(':~') ? KEY_ALONE : 1);

/** The sentences of a passage in order. */
export const sentencesOf = ({ cues, hits, language }: FoundPassage): readonly SaidSentence[] => {
  const { text, starts } = joinCues(cues);
  let at = 0;
  let position = 1;
  return splitSentences(text, language).map((sentence) => {
    const [from, until] = [at, at + sentence.trimEnd().length];
    at += sentence.length;
    const words = toWords(sentence, language).length;
    const first = position;
    position += words;
    const terms = new Map<number, number>();
    for (const [term, lexeme, positions] of hits) {
      if (!positions.some((each) => each >= first && each < position)) continue;
      terms.set(term, Math.max(terms.get(term) ?? 0, suretyOf(lexeme)));
    }
    const startCue = cues[starts.findLastIndex((start) => start <= from)];
    const endCue = cues[starts.findLastIndex((start) => start < until)];
    return {
      text: sentence.trim(),
      words,
      startMs: startCue?.[0] ?? 0,
      endMs: endCue?.[1] ?? 0,
      terms,
    };
  });
};
