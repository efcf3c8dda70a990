import { randomUUID } from 'node:crypto';
import { createGemini } from '../clients/google-genai/gemini.ts';
import { createObjectStore } from '../clients/s3/object-store.ts';
import { createCostStore } from '../clients/supabase/episodes/cost-store.ts';
import { createEpisodeStore } from '../clients/supabase/episodes/episode-store.ts';
import { createCosts } from '../cost/record-costs.ts';
import { systemClock } from '../generate-audio/system-clock.ts';
import { createTaskHandler } from '../runtime/task-handler.ts';
import { createWhileOwned } from '../runtime/while-owned.ts';
import { createBuiltInWriter } from '../write-script/built-in-writer.ts';
import { createModelWriter } from '../write-script/model/model-writer.ts';
import { WriteScriptInputSchema, WriteScriptOutputSchema } from '../write-script/task.ts';
import { writeScript } from '../write-script/write-script.ts';

/** The Lambda function of the state WriteScript. */
export const handler = createTaskHandler({
  task: 'WriteScript',
  input: WriteScriptInputSchema,
  output: WriteScriptOutputSchema,
  config: ['database', 'storage', 'languageModel', 'writing'],
  compose: (config) => {
    const builtIn = createBuiltInWriter();
    const { GEMINI_API_KEY: apiKey, GEMINI_ENDPOINT: endpoint } = config;
    const model = apiKey === undefined ? undefined : createGemini({ apiKey, endpoint });
    const episodes = createEpisodeStore(config);
    return {
      episodes,
      objects: createObjectStore(config),
      openCosts: createCosts(createCostStore(config), randomUUID),
      whileOwned: createWhileOwned({ check: episodes.checkOwned, sleep: systemClock.sleep }),
      builtIn,
      gemini:
        model &&
        createModelWriter({
          ...{ model, builtIn, fence: () => `posts-${randomUUID()}` },
          isJudged: config.WRITER_JUDGE === 'on',
        }),
    };
  },
  run: writeScript,
});
