import { type MonthlyCapReader, refuseBeyondCap } from '../../cost/monthly-caps.ts';
import type { OpenCosts } from '../../cost/record-costs.ts';
import { tokenUsages } from '../../cost/token-usages.ts';
import type { Attempt } from '../../episode/attempt.ts';
import type { ConfigSnapshot } from '../../episode/config-snapshot.ts';
import { ModelUnavailable, type NamedModel } from '../../language-model/language-model.ts';
import type { Logger } from '../../runtime/logger.ts';
import type { ModelWriter } from '../../show/writers.ts';
import type { LineToRewrite, RewrittenLine } from './line-to-rewrite.ts';
import { rewriteBuiltIn } from './rewrite-built-in.ts';
import { rewriteWithModel } from './rewrite-with-model.ts';

interface RewriteDeps {
  /** Those that are connected, the first for shows that have chosen none of them. */
  readonly models: ReadonlyMap<ModelWriter, NamedModel>;
  readonly caps: MonthlyCapReader;
  readonly openCosts: OpenCosts;
  readonly logger: Logger;
}

/** Says a line of a script otherwise; null where nobody has other words for it. */
export type RewriteLine = (line: LineToRewrite, attempt: Attempt) => Promise<RewrittenLine | null>;

/** Somebody waits for it. */
const DEADLINE_MS = 12_000;

/** The show's own model, or another one where it has none of those that are connected. */
const chooseModel = (
  models: RewriteDeps['models'],
  { writer = 'built-in', writerModel }: ConfigSnapshot,
) => {
  const own = writer === 'built-in' ? undefined : models.get(writer);
  const [other] = models.values();
  if (own) return { model: own.model, modelName: writerModel ?? own.defaultName };
  return other && { model: other.model, modelName: other.defaultName };
};

/**
 * Asks the language model where one is connected, and the built-in writer where there is none, it is
 * away, or its answer doesn't hold against the posts. @throws ModelRefused, BudgetSpent
 */
export const createRewriteLine = (deps: RewriteDeps): RewriteLine => {
  const ask = async (line: LineToRewrite, attempt: Attempt): Promise<string | null> => {
    const { logger } = deps;
    const chosen = chooseModel(deps.models, line.config);
    if (!chosen) return null;
    const { model, modelName } = chosen;
    await refuseBeyondCap(deps.caps, line.content.podcastId, {
      provider: model.provider,
      product: modelName,
    });
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
