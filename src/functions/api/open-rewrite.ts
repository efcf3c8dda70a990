import { randomUUID } from 'node:crypto';
import type { ApiDeps } from '../../api/routes.ts';
import type { Config } from '../../runtime/config.ts';
import { lazily } from '../../runtime/lazily.ts';
import type { Logger } from '../../runtime/logger.ts';

/** Says lines otherwise, by Gemini where the stage has a key. */
export const openRewrite = (
  config: Config<'database' | 'gemini'>,
  logger: Logger,
): ApiDeps['rewrite'] => {
  const opened = lazily(async () => {
    const { GEMINI_API_KEY: apiKey, GEMINI_ENDPOINT: endpoint } = config;
    const { createCostStore } = await import('../../clients/supabase/episodes/cost-store.ts');
    const { createCosts } = await import('../../cost/record-costs.ts');
    const { createRewriteLine } = await import('../../write-script/rewrite/rewrite-line.ts');
    const open = async (key: string) => {
      const { createGemini } = await import('../../clients/google-genai/gemini.ts');
      return createGemini({ apiKey: key, endpoint });
    };
    return createRewriteLine({
      model: apiKey === undefined ? null : await open(apiKey),
      defaultName: 'gemini-2.5-flash',
      openCosts: createCosts(createCostStore(config), randomUUID),
      logger,
    });
  });
  return async (line, attempt) => (await opened())(line, attempt);
};
