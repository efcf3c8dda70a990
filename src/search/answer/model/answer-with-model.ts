import { priceUsage } from '../../../cost/price-usage.ts';
import { tokenUsages } from '../../../cost/token-usages.ts';
import type { LanguageModel, ModelAnswer } from '../../../language-model/language-model.ts';
import { readAnswer } from '../../../language-model/read-answer.ts';
import type { Logger } from '../../../runtime/logger.ts';
import type { AnswerQuestion, SaidAnswer } from '../answer.ts';
import { answerFromSaid } from '../answer-from-said.ts';
import { ANSWER_JSON_SCHEMA, AnswerDraftSchema } from './answer-draft.ts';
import type { AnswerLedger } from './answer-ledger.ts';
import { answerInstructions, answerPrompt } from './answer-prompt.ts';
import { type AnswerFault, checkAnswer } from './check-answer.ts';
import { type OfferedPassage, offerPassages } from './offer-passages.ts';

/** Somebody waits for it: what takes longer is answered without the model. */
const ANSWER_DEADLINE_MS = 4_000;

interface ModelAnswerDeps {
  readonly model: LanguageModel;
  /** Its name at the provider. */
  readonly modelName: string;
  readonly ledger: AnswerLedger;
  readonly logger: Logger;
  /** A UUID. */
  createId(): string;
  /** By default `ANSWER_DEADLINE_MS`, for everything that the model is waited for. */
  readonly deadlineMs?: number;
}

type Tried = { readonly answer: SaidAnswer } | { readonly fault: AnswerFault | 'over-budget' };

const judge = ({ text, stoppedBy }: ModelAnswer, passages: readonly OfferedPassage[]) => {
  if (stoppedBy) return { fault: 'cut-short' } as const;
  const read = readAnswer(text, AnswerDraftSchema);
  return 'answer' in read ? checkAnswer(read.answer, passages) : ({ fault: 'wrong-form' } as const);
};

/** The work's result, or the reason of `signal` once it ends; what is late then ends unheard. */
const orAbort = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });

/**
 * Answers by a language model, which chooses among the sentences that are about the question and
 * may shorten them. Where it is over its budget, out of reach, late, or its answer isn't what was
 * said, the question is answered as without it, and the log says why. A question that nothing is
 * said about isn't asked at all.
 */
export const createAnswerWithModel = (deps: ModelAnswerDeps): AnswerQuestion => {
  const { model, modelName, ledger, logger, createId } = deps;
  const { deadlineMs = ANSWER_DEADLINE_MS } = deps;

  const ask = async (
    question: string,
    passages: readonly OfferedPassage[],
    signal: AbortSignal,
  ): Promise<Tried> => {
    const id = createId();
    if (!(await ledger.take(id))) return { fault: 'over-budget' };
    const fence = `passages-${createId()}`;
    const request = {
      model: modelName,
      temperature: 0,
      instructions: answerInstructions(fence),
      prompt: answerPrompt(question, passages, fence),
      answerSchema: ANSWER_JSON_SCHEMA,
    };
    let answered: ModelAnswer;
    try {
      answered = await model.generate(request, { deadlineMs, signal });
    } catch (error) {
      await ledger.record(id, 'unavailable', []);
      throw error;
    }
    const judged = judge(answered, passages);
    const used = { provider: model.provider, product: modelName };
    const items = tokenUsages(used, answered).map(priceUsage);
    await ledger.record(id, 'answer' in judged ? 'used' : 'refused', items);
    return judged;
  };

  return async (question, ranked) => {
    const extractive = answerFromSaid(question, ranked);
    if (!extractive) return null;
    const late = AbortSignal.timeout(deadlineMs);
    try {
      const tried = await orAbort(ask(question, offerPassages(question, ranked), late), late);
      if ('answer' in tried) return tried.answer;
      logger.warn('The language model did not answer a question', { fault: tried.fault });
    } catch (error) {
      logger.warn('The language model did not answer a question', { fault: 'failed', error });
    }
    return extractive;
  };
};
