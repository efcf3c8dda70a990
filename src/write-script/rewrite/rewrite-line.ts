import type { OpenCosts } from '../../cost/record-costs.ts';
import { tokenUsages } from '../../cost/token-usages.ts';
import type { Attempt } from '../../episode/attempt.ts';
import { type LanguageModel, ModelUnavailable } from '../../language-model/language-model.ts';
import type { Logger } from '../../runtime/logger.ts';
import type { LineToRewrite, RewrittenLine } from './line-to-rewrite.ts';
import { rewriteBuiltIn } from './rewrite-built-in.ts';
import { rewriteWithModel } from './rewrite-with-model.ts';

interface RewriteDeps {
  /** None where no model is connected. */
  readonly model: LanguageModel | null;
  readonly defaultName: string;
  readonly openCosts: OpenCosts;
  readonly logger: Logger;
}

/** Says a line of a script otherwise; null where nobody has other words for it. */
export type RewriteLine = (line: LineToRewrite, attempt: Attempt) => Promise<RewrittenLine | null>;

/** Somebody waits for it. */
const DEADLINE_MS = 12_000;

/**
 * Asks the language model where one is connected, and the built-in writer where there is none, it is
 * away, or its answer doesn't hold against the posts. @throws ModelRefused
 */
export const createRewriteLine = (deps: RewriteDeps): RewriteLine => {
  const ask = async (line: LineToRewrite, attempt: Attempt): Promise<string | null> => {
    const { model, logger } = deps;
    if (!model) return null;
    const { writer, writerModel } = line.config;
    const modelName = (writer === 'gemini' ? writerModel : null) ?? deps.defaultName;
    try {
      const { text, answer } = await rewriteWithModel(line, {
        ...{ model, modelName, deadlineMs: DEADLINE_MS },
      });
      if (answer) {
        const costs = deps.openCosts({ attempt, logger });
        const paid = { provider: model.provider, product: modelName };
        for (const usage of tokenUsages(paid, answer)) costs.add(usage);
        await costs.finish();
      }
      return text;
    } catch (error) {
      if (!(error instanceof ModelUnavailable)) throw error;
      logger.warn('The built-in writer stood in for the language model', { error });
      return null;
    }
  };
  return async (line, attempt) => {
    const text = await ask(line, attempt);
    return text === null ? rewriteBuiltIn(line) : { text, by: 'model' };
  };
};
