import type { RankedPassage } from '../rank/rank-passages.ts';
import type { SaidSentence } from '../rank/sentences-of.ts';
import { toWords } from '../words/to-words.ts';
import { MOST_SENTENCES, MOST_WORDS, type SaidAnswer } from './answer.ts';
import { type Candidate, candidatesFor } from './candidates.ts';

/** Two sentences that share more of their words say the same. */
const SAME = 0.6;
/** A second sentence must be nearly as good as the first. */
const LEAST_OF_FIRST = 0.7;

const wordsOf = ({ text }: SaidSentence, language: string): Set<string> =>
  new Set(toWords(text, language).map(({ word, keys }) => word || (keys[0] ?? '')));

const isSame = (a: Candidate, b: Candidate): boolean => {
  const [ours, theirs] = [a, b].map(({ sentence, ranked }) =>
    wordsOf(sentence, ranked.passage.language),
  );
  if (!ours || !theirs) return false;
  const both = [...ours].filter((word) => theirs.has(word)).length;
  return both / Math.min(ours.size, theirs.size) > SAME;
};

const isBefore = (a: Candidate, b: Candidate): boolean =>
  a.ranked.passage.episodeId === b.ranked.passage.episodeId &&
  a.sentence.startMs < b.sentence.startMs;

/**
 * Answers a question by at most two sentences as they were said, 60 words in all; null when nothing
 * that was said is about it.
 */
export const answerFromSaid = (
  question: string,
  ranked: readonly RankedPassage[],
): SaidAnswer | null => {
  const candidates = candidatesFor(question, ranked);
  const [first] = candidates;
  if (!first) return null;
  const second = candidates.find(
    (each) =>
      each !== first &&
      each.value >= first.value * LEAST_OF_FIRST &&
      each.sentence.words + first.sentence.words <= MOST_WORDS &&
      !isSame(each, first),
  );
  const chosen = second ? [first, second].slice(0, MOST_SENTENCES) : [first];
  return {
    quotations: chosen
      // One after the other as they were said.
      .toSorted((a, b) => (isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : 0))
      .map(({ ranked, sentence }) => ({ ranked, sentence, text: sentence.text })),
    confidence: Math.min(1, first.about),
  };
};
