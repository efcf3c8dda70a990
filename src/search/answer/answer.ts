import type { RankedPassage } from '../rank/rank-passages.ts';
import type { SaidSentence } from '../rank/sentences-of.ts';

/** A sentence that was said, and where. */
export interface Quotation {
  readonly ranked: RankedPassage;
  readonly sentence: SaidSentence;
  /** As much of the sentence as the answer has: all of it, or with `…` for what is left out. */
  readonly text: string;
}

/** What a question is answered by: each sentence as it was said. */
export interface SaidAnswer {
  readonly quotations: readonly Quotation[];
  /** How much of the question it is about, from 0 to 1. */
  readonly confidence: number;
}

/** Answers a question out of what was found, the best first; null when nothing found is about it. */
export type AnswerQuestion = (
  question: string,
  ranked: readonly RankedPassage[],
) => Promise<SaidAnswer | null>;

/** The most that an answer has. */
export const MOST_SENTENCES = 2;
export const MOST_WORDS = 60;
