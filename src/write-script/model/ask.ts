import {
  type LanguageModel,
  type ModelAnswer,
  type ModelRequest,
  ModelUnavailable,
} from '../../language-model/language-model.ts';
import type { ModelWriter } from '../../show/writers.ts';
import type { TokenUsage } from '../writing.ts';

/** A model that may write, and which of its provider's it is unless the show says. */
export interface WritingModel {
  readonly writer: ModelWriter;
  readonly model: LanguageModel;
  readonly defaultName: string;
}

/** Asks the model that writes, and counts what that used. */
export type Ask = (
  request: Omit<ModelRequest, 'model'> & { readonly deadlineMs: number },
) => Promise<ModelAnswer>;

/** What asking came to. */
interface Asked {
  readonly writer: ModelWriter;
  readonly usage: TokenUsage | undefined;
  /** Why each model before the one that writes was unavailable. */
  readonly away: readonly string[];
}

interface AskerOptions {
  /** The one that the show has chosen, and then those that stand in for it while it is unavailable. */
  readonly models: readonly [WritingModel, ...WritingModel[]];
  /** The chosen one's name at its provider, where the show says. */
  readonly chosenName: string | null | undefined;
  /** Ends calls that are paid for. */
  readonly unwanted: AbortSignal | undefined;
  /** Milliseconds since any moment. */
  now(): number;
}

/** Asks several models as one: the first that is available writes to the end. */
export const createAsker = ({ models, chosenName, unwanted, now }: AskerOptions) => {
  const [chosen] = models;
  const away: ModelUnavailable[] = [];
  let by: WritingModel = chosen;
  let usage: TokenUsage | undefined;

  const ask: Ask = async ({ deadlineMs, ...request }) => {
    const model = (by === chosen ? chosenName : undefined) ?? by.defaultName;
    const answer = await by.model.generate({ model, ...request }, { deadlineMs, signal: unwanted });
    usage = {
      ...{ provider: by.model.provider, model },
      inputTokens: (usage?.inputTokens ?? 0) + answer.inputTokens,
      outputTokens: (usage?.outputTokens ?? 0) + answer.outputTokens,
    };
    return answer;
  };

  /**
   * The first question, to each model in turn while those before it are unavailable; all of them
   * together have the time of one. @throws ModelUnavailable when all are
   */
  const askFirst: Ask = async ({ deadlineMs, ...request }) => {
    const endsAt = now() + deadlineMs;
    for (const [i, each] of models.entries()) {
      by = each;
      const shareMs = (endsAt - now()) / (models.length - i);
      try {
        return await ask({ ...request, deadlineMs: Math.max(1, Math.round(shareMs)) });
      } catch (error) {
        if (!(error instanceof ModelUnavailable)) throw error;
        away.push(error);
      }
    }
    const said = away.map(({ message }) => message).join(' ');
    throw away.length > 1 ? new ModelUnavailable(said, { cause: away }) : away[0];
  };

  const asked = (): Asked => ({
    ...{ writer: by.writer, usage },
    away: away.map(({ message }) => message),
  });
  return { ask, askFirst, asked };
};
