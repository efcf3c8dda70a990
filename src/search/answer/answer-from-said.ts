import { isAnnouncement, type RankedPassage } from '../rank/rank-passages.ts';
import type { SaidSentence } from '../rank/sentences-of.ts';
import { termsOf, titleTerms, union } from '../rank/weigh.ts';
import { toWords } from '../words/to-words.ts';
import { MOST_SENTENCES, MOST_WORDS, type Quotation, type SaidAnswer } from './answer.ts';
import { isWantedKind } from './wanted-kind.ts';

/** Passages that an answer may come from. */
const PASSAGES = 6;
/** Below this share of the question, what was said is about something else. */
const LEAST_ABOUT = 0.62;
/** A sentence is worth what it says of the question, and less what the sentences around it say. */
const AROUND = 0.45;
const WANTED_KIND = 0.2;
/** A headline is worth less than what it announces. */
const ANNOUNCEMENT = -0.15;
/** Two sentences that share more of their words say the same. */
const SAME = 0.6;
/** A second sentence must be nearly as good as the first. */
const LEAST_OF_FIRST = 0.7;

interface Candidate extends Quotation {
  readonly about: number;
  readonly value: number;
}

/** What is said just before and after a sentence, and in the title. */
const around = ({ passage, sentences }: RankedPassage, at: number) =>
  union(termsOf(sentences.slice(Math.max(0, at - 2), at + 2)), titleTerms(passage));

const candidatesIn = (ranked: RankedPassage, question: string): Candidate[] =>
  ranked.sentences.flatMap((sentence, at) => {
    if (
      sentence.words < 3 ||
      sentence.words > MOST_WORDS ||
      /[?？؟]["'”’»]*$/u.test(sentence.text)
    ) {
      return [];
    }
    const own = ranked.weights.share(sentence.terms);
    const about = ranked.weights.share(around(ranked, at));
    const isWanted = isWantedKind(question, sentence, ranked.passage.language);
    if (isWanted === false) return [];
    const kind = isWanted ? WANTED_KIND : 0;
    const place = isAnnouncement(ranked.passage) ? ANNOUNCEMENT : 0;
    const value = own + AROUND * (about - own) + kind + place;
    return [{ ranked, sentence, about, value }];
  });

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
  const candidates = ranked
    .slice(0, PASSAGES)
    .flatMap((each) => candidatesIn(each, question))
    .filter(({ about }) => about >= LEAST_ABOUT)
    .toSorted((a, b) => b.value - a.value);
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
    // One after the other as they were said.
    quotations: chosen.toSorted((a, b) => (isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : 0)),
    confidence: Math.min(1, first.about),
  };
};
