import type { RankedPassage } from '../rank/rank-passages.ts';
import type { SaidSentence } from '../rank/sentences-of.ts';

/** A sentence that was said, and where. */
export interface Quotation {
  readonly ranked: RankedPassage;
  readonly sentence: SaidSentence;
}

/** What a question is answered by: each sentence as it was said. */
export interface SaidAnswer {
  readonly quotations: readonly Quotation[];
  /** How much of the question it is about, from 0 to 1. */
  readonly confidence: number;
}

/** The most that an answer has. */
export const MOST_SENTENCES = 2;
export const MOST_WORDS = 60;
