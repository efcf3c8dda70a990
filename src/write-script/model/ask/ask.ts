import { createHash } from 'node:crypto';
import pLimit from 'p-limit';
import type { Product } from '../../../cost/monthly-caps.ts';
import {
  type ModelAnswer,
  type ModelRequest,
  ModelUnavailable,
  type NamedModel,
} from '../../../language-model/language-model.ts';
import type { Read } from '../../../language-model/read-answer.ts';
import type { ModelWriter } from '../../../show/writers.ts';
import type { TokenUsage } from '../../writing.ts';
import { type AnswerStore, type KeptAnswer, readKept } from './kept-answers.ts';

/** A model that may write. */
export interface WritingModel extends NamedModel {
  readonly writer: ModelWriter;
  /** A cheaper one of the same provider for what needs less: judgements, titles. */
  readonly cheapName?: string | undefined;
}

/** A step of writing: what is asked, and how its answer is read. */
export interface Step<T> {
  readonly request: Omit<ModelRequest, 'model'>;
  readonly deadlineMs: number;
  /** What determines the answer, where that is less than the whole request: another request of the same is answered alike. */
  readonly determinedBy?: unknown;
  /** What needs less is asked of a cheaper model, where there is one. */
  readonly isCheap?: boolean;
  /** What reads well is kept, and never asked for again. */
  read(answer: ModelAnswer): Read<T>;
}

/** Asks the model that writes. @throws BudgetSpent, ModelUnavailable, ModelRefused, the reason why nobody wants it any more */
export type Ask = <T>(step: Step<T>) => Promise<{ readonly text: string; readonly read: Read<T> }>;

interface AskerOptions {
  /** The one that the show has chosen, and then those that stand in for it while it is unavailable. */
  readonly models: readonly [WritingModel, ...WritingModel[]];
  /** The chosen one's name at its provider, where the show says. */
  readonly chosenName: string | null | undefined;
  readonly answers: AnswerStore;
  /** Calls at once. */
  readonly concurrency: number;
  /** Milliseconds since any moment. */
  now(): number;
  /** When the last call has to be over, by the same clock. */
  readonly endsAt: number;
  /** Called once, before the first call, with what may be paid for. @throws BudgetSpent */
  beginPaying?: ((products: readonly Product[]) => Promise<void>) | undefined;
  /** Takes down what an answer cost. */
  note(usage: TokenUsage): Promise<void>;
  /** Ends calls that are paid for. */
  readonly unwanted?: AbortSignal | undefined;
  /** Why no model is to be called any more: only what was kept is answered. */
  readonly failure?: string | undefined;
}

/** What asking came to. */
interface Asked {
  /** Whose answers were taken, by how often. */
  readonly writer: ModelWriter;
  /** What this run paid for, by model. */
  readonly usage: TokenUsage[];
  /** Why models were unavailable. */
  readonly away: readonly string[];
}

const LEAST_MS = 1000;

const hash = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex');

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

const addUp = (usages: readonly TokenUsage[]): TokenUsage[] => {
  const byModel = Map.groupBy(usages, ({ provider, model }) => JSON.stringify([provider, model]));
  return [...byModel.values()].flatMap((its) => {
    const [first] = its;
    if (!first) return [];
    const inputTokens = total(its.map((each) => each.inputTokens));
    const outputTokens = total(its.map((each) => each.outputTokens));
    return [{ ...first, inputTokens, outputTokens }];
  });
};

/**
 * Asks several models as one. An answer that reads well is kept under the hash of what determines
 * it, the models that may give it included, and is taken from there the next time. While a model is
 * unavailable, the next one is asked, from then on at once.
 */
export const createAsker = (options: AskerOptions) => {
  const { models, chosenName, answers, now, endsAt, note, unwanted, failure } = options;
  const limit = pLimit(options.concurrency);
  const away: ModelUnavailable[] = [];
  const usages: TokenUsage[] = [];
  const writers: ModelWriter[] = [];
  let at = 0;

  const nameOf = ({ defaultName, cheapName }: WritingModel, index: number, isCheap: boolean) =>
    (isCheap ? cheapName : undefined) ?? (index === 0 ? chosenName : undefined) ?? defaultName;

  let begun: Promise<void> | undefined;
  const begin = (): Promise<void> => {
    const products = models.flatMap((each, index) =>
      [false, true].map((isCheap) => ({
        provider: each.model.provider,
        product: nameOf(each, index, isCheap),
      })),
    );
    begun ??= options.beginPaying?.(products) ?? Promise.resolve();
    return begun;
  };

  const callOne = async (
    { model, writer }: WritingModel,
    request: ModelRequest,
    deadlineMs: number,
  ): Promise<ModelAnswer & KeptAnswer> => {
    const answer = await model.generate(request, { deadlineMs, signal: unwanted });
    const { inputTokens, outputTokens } = answer;
    const usage = { provider: model.provider, model: request.model, inputTokens, outputTokens };
    usages.push(usage);
    await note(usage);
    return { ...answer, writer };
  };

  const call = async <T>({ request, deadlineMs, isCheap = false }: Step<T>) => {
    if (failure !== undefined) throw new ModelUnavailable(failure);
    const leftMs = endsAt - now();
    if (leftMs < LEAST_MS) {
      throw new ModelUnavailable(
        'There is no time left in this run for another call of the language model; what was answered is kept for the next.',
      );
    }
    await begin();
    const until = now() + Math.min(deadlineMs, leftMs);
    while (at < models.length) {
      const asked = at;
      const each = models[asked] as WritingModel;
      const shareMs = Math.max(1, Math.round((until - now()) / (models.length - asked)));
      try {
        const model = nameOf(each, asked, isCheap);
        return await callOne(each, { model, ...request }, shareMs);
      } catch (error) {
        if (!(error instanceof ModelUnavailable)) throw error;
        away.push(error);
        // Nobody is left behind the last one, which may be asked again for something else.
        if (asked === models.length - 1) break;
        at = Math.max(at, asked + 1);
      }
    }
    const said = [...new Set(away.map(({ message }) => message))].join(' ');
    throw new ModelUnavailable(said, { cause: away });
  };

  const ask: Ask = (step) =>
    limit(async () => {
      unwanted?.throwIfAborted();
      const { request, isCheap = false, read, determinedBy = request } = step;
      const names = models.map((each, index) => [
        each.model.provider,
        nameOf(each, index, isCheap),
      ]);
      const key = hash([names, determinedBy]);
      const kept = readKept(await answers.find(key));
      if (kept) {
        writers.push(kept.writer);
        return { text: kept.text, read: read({ ...kept, inputTokens: 0, outputTokens: 0 }) };
      }
      const answer = await call(step);
      const what = read(answer);
      if ('answer' in what) {
        writers.push(answer.writer);
        const { text, writer } = answer;
        await answers.keep(key, JSON.stringify({ text, writer } satisfies KeptAnswer));
      }
      return { text: answer.text, read: what };
    });

  const asked = (): Asked => {
    const [most] = [...Map.groupBy(writers, (writer) => writer)].toSorted(
      ([, a], [, b]) => b.length - a.length,
    );
    return {
      writer: most?.[0] ?? models[0].writer,
      usage: addUp(usages),
      away: [...new Set(away.map(({ message }) => message))],
    };
  };
  return { ask, asked };
};
