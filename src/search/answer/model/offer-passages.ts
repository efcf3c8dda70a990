import type { RankedPassage } from '../../rank/rank-passages.ts';
import { type Candidate, candidatesFor } from '../candidates.ts';

/** A passage as the model gets it, with the sentences of it that may be quoted. */
export interface OfferedPassage {
  readonly number: number;
  readonly text: string;
  readonly candidates: readonly Candidate[];
}

/** What is much worse than the best sentence answers another question, whoever asks for it. */
const LEAST_OF_BEST = 0.5;
const MOST_CANDIDATES = 12;

/**
 * The passages with sentences that may answer a question, the best first, numbered from 1. What
 * isn't about the question can't be quoted, so that a transcript that tells a model what to answer
 * brings nothing about.
 */
export const offerPassages = (
  question: string,
  ranked: readonly RankedPassage[],
): readonly OfferedPassage[] => {
  const candidates = candidatesFor(question, ranked);
  const least = (candidates[0]?.value ?? 0) * LEAST_OF_BEST;
  const good = candidates.filter(({ value }) => value >= least).slice(0, MOST_CANDIDATES);
  return [...new Set(good.map((each) => each.ranked))].map((passage, index) => ({
    number: index + 1,
    text: passage.sentences.map(({ text }) => text).join(' '),
    candidates: good.filter((each) => each.ranked === passage),
  }));
};
