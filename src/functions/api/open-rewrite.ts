import { randomUUID } from 'node:crypto';
import type { ApiDeps } from '../../api/routes.ts';
import type { Config } from '../../runtime/config.ts';
import { lazily } from '../../runtime/lazily.ts';
import type { Logger } from '../../runtime/logger.ts';

/** Says lines otherwise, by the language models that the stage has keys or addresses for. */
export const openRewrite = (
  config: Config<'database' | 'gemini' | 'languageModel'>,
  caps: ApiDeps['caps'],
  logger: Logger,
): ApiDeps['rewrite'] => {
  const opened = lazily(async () => {
    const { createCostStore } = await import('../../clients/supabase/episodes/cost-store.ts');
    const { createCosts } = await import('../../cost/record-costs.ts');
    const { createRewriteLine } = await import('../../write-script/rewrite/rewrite-line.ts');
    const { openModels } = await import('../models/open-models.ts');
    const openCosts = createCosts(createCostStore(config), randomUUID);
    return createRewriteLine({ models: openModels(config), caps, openCosts, logger });
  });
  return async (line, attempt) => (await opened())(line, attempt);
};
