import type { Found, FoundPassage, FoundTerm } from './found-passage.ts';
import { type SaidSentence, sentencesOf } from './sentences-of.ts';
import { termsOf, titleTerms, union, type Weights, weightsFor } from './weigh.ts';

/** The sentences of a passage that answer a question best. */
export interface RankedPassage {
  readonly passage: FoundPassage;
  /** All sentences of the passage. */
  readonly sentences: readonly SaidSentence[];
  /** Those that are meant: from `from` to before `until`. */
  readonly from: number;
  readonly until: number;
  readonly weights: Weights;
  /** Whether it tells no post itself, in an episode of which others do. */
  readonly isAnnouncement: boolean;
  /** From 0 to 1. */
  readonly score: number;
}

/** What is said within three sentences is said together. */
const MOST_SENTENCES = 3;
/** What each sentence more must add of the question. */
const COST_OF_A_SENTENCE = 0.06;
/** How much of the score is for words that stand together, and for words at all. */
const TOGETHER = 0.5;
const ANYWHERE = 0.35;
const WITH_TITLE = 0.15;
/** Headlines and last words only name what is told elsewhere. */
const UNTOLD = 0.9;
/** Who asks in one language is rather told in it. */
const OTHER_LANGUAGE = 0.85;

const bestStretch = (
  sentences: readonly SaidSentence[],
  weights: Weights,
): { from: number; until: number; share: number } => {
  let best = { from: 0, until: Math.min(1, sentences.length), share: 0 };
  for (let from = 0; from < sentences.length; from += 1) {
    for (
      let length = 1;
      length <= MOST_SENTENCES && from + length <= sentences.length;
      length += 1
    ) {
      const share =
        weights.share(termsOf(sentences.slice(from, from + length))) -
        COST_OF_A_SENTENCE * (length - 1);
      if (share > best.share + 1e-9) best = { from, until: from + length, share };
    }
  }
  return best;
};

/** The weights of a passage's language, where all counts less that isn't said in the one asked in. */
const weightsOf = (
  { language }: FoundPassage,
  terms: readonly FoundTerm[],
  asked: string,
): Weights => {
  const weights = weightsFor(terms, language);
  if (asked === '' || asked === language) return weights;
  return { share: (found) => OTHER_LANGUAGE * weights.share(found) };
};

const rankPassage = (
  passage: FoundPassage,
  { terms, passages }: Found,
  asked: string,
): RankedPassage => {
  const sentences = sentencesOf(passage);
  const weights = weightsOf(passage, terms, asked);
  const { from, until, share } = bestStretch(sentences, weights);
  const anywhere = termsOf(sentences);
  const said =
    TOGETHER * share +
    ANYWHERE * weights.share(anywhere) +
    WITH_TITLE * weights.share(union(anywhere, titleTerms(passage)));
  const isAnnouncement =
    passage.sources.length === 0 &&
    passages.some(
      ({ episodeId, sources }) => episodeId === passage.episodeId && sources.length > 0,
    );
  const score = isAnnouncement ? said * UNTOLD : said;
  return { passage, sentences, from, until, weights, isAnnouncement, score };
};

/**
 * What was found, the best first; of two that are as good, the newer one. `asked` is the primary
 * language of the question; empty where it isn't known.
 */
export const rankPassages = (found: Found, asked = ''): readonly RankedPassage[] =>
  found.passages
    .map((passage) => rankPassage(passage, found, asked))
    .filter(({ score }) => score > 0)
    .toSorted(
      (a, b) =>
        b.score - a.score ||
        (b.passage.publishedAt ?? '').localeCompare(a.passage.publishedAt ?? '') ||
        a.passage.position - b.passage.position,
    );
