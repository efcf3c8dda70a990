import type { RankedPassage } from '../rank/rank-passages.ts';
import { termsOf, titleTerms, union } from '../rank/weigh.ts';
import { MOST_WORDS, type Quotation } from './answer.ts';
import { wantedKind } from './wanted/wanted-kind.ts';

/** Passages that an answer may come from. */
const PASSAGES = 6;
/** Below this share of the question, what was said is about something else. */
const LEAST_ABOUT = 0.62;
/** A sentence that has less of the question itself only stands beside what was asked for. */
const LEAST_OWN = 0.2;
/** A sentence is worth what it says of the question, and less what the sentences around it say. */
const AROUND = 0.45;
const WANTED_KIND = 0.2;
/** A headline is worth less than what it announces. */
const ANNOUNCEMENT = -0.15;

/** A sentence that may answer a question. */
export interface Candidate extends Omit<Quotation, 'text'> {
  /** How much of the question it and its neighbours are about, from 0 to 1. */
  readonly about: number;
  /** The more, the better it answers. */
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
    const wanted = wantedKind(question, sentence, ranked.passage.language);
    if (own < LEAST_OWN || wanted === 0) return [];
    const kind = WANTED_KIND * (wanted ?? 0);
    const place = ranked.isAnnouncement ? ANNOUNCEMENT : 0;
    const value = own + AROUND * (about - own) + kind + place;
    return [{ ranked, sentence, about, value }];
  });

/** An episode tells how things stand before it tells how they came about. */
const byTelling = (a: Candidate, b: Candidate): number =>
  a.ranked.passage.episodeId === b.ranked.passage.episodeId
    ? a.sentence.startMs - b.sentence.startMs
    : 0;

/** The sentences that are about a question, the best first; none when nobody spoke of it. */
export const candidatesFor = (question: string, ranked: readonly RankedPassage[]): Candidate[] =>
  ranked
    .slice(0, PASSAGES)
    .flatMap((each) => candidatesIn(each, question))
    .filter(({ about }) => about >= LEAST_ABOUT)
    .toSorted((a, b) => b.value - a.value || byTelling(a, b));
