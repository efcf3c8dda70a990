import { toWords } from '../../words/to-words.ts';
import { MOST_WORDS, type Quotation, type SaidAnswer } from '../answer.ts';
import type { AnswerDraft } from './answer-draft.ts';
import type { OfferedPassage } from './offer-passages.ts';
import { quoteClauses } from './quote-clauses.ts';

/** Why an answer of a language model is of no use. */
export type AnswerFault =
  | 'cut-short'
  | 'wrong-form'
  | 'no-sentence'
  | 'unknown-passage'
  | 'not-as-said'
  | 'said-twice'
  | 'too-long';

type Judged = { readonly answer: SaidAnswer } | { readonly fault: AnswerFault };

const quoted = (
  { passage, quotation }: AnswerDraft['sentences'][number],
  passages: readonly OfferedPassage[],
): (Quotation & { readonly about: number }) | AnswerFault => {
  const offered = passages.find(({ number }) => number === passage);
  if (!offered) return 'unknown-passage';
  for (const { ranked, sentence, about } of offered.candidates) {
    const text = quoteClauses(sentence.text, quotation, ranked.passage.language);
    if (text !== undefined) return { ranked, sentence, text, about };
  }
  return 'not-as-said';
};

/**
 * The answer in a draft whose every sentence is one of the offered ones, as it was said; or the
 * first fault of it. The words of the answer come from the transcript, never from the model.
 */
export const checkAnswer = (
  { sentences }: AnswerDraft,
  passages: readonly OfferedPassage[],
): Judged => {
  const quotations: (Quotation & { readonly about: number })[] = [];
  for (const each of sentences) {
    const quotation = quoted(each, passages);
    if (typeof quotation === 'string') return { fault: quotation };
    if (quotations.some(({ sentence }) => sentence === quotation.sentence)) {
      return { fault: 'said-twice' };
    }
    quotations.push(quotation);
  }
  const [first] = quotations;
  if (!first) return { fault: 'no-sentence' };
  const words = quotations.reduce(
    (sum, { text, ranked }) => sum + toWords(text, ranked.passage.language).length,
    0,
  );
  if (words > MOST_WORDS) return { fault: 'too-long' };
  return {
    answer: {
      quotations: quotations.map(({ about: _, ...quotation }) => quotation),
      confidence: Math.min(1, first.about),
    },
  };
};
