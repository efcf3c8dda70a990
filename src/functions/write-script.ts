import { randomUUID } from 'node:crypto';
import { createGemini } from '../clients/google-genai/gemini.ts';
import { createOpenAiModel } from '../clients/openai/chat-model.ts';
import { createObjectStore } from '../clients/s3/object-store.ts';
import { createCostStore } from '../clients/supabase/episodes/cost-store.ts';
import { createEpisodeStore } from '../clients/supabase/episodes/episode-store.ts';
import { createCosts } from '../cost/record-costs.ts';
import { systemClock } from '../generate-audio/system-clock.ts';
import type { Config } from '../runtime/config.ts';
import { createTaskHandler } from '../runtime/task-handler.ts';
import { createWhileOwned } from '../runtime/while-owned.ts';
import type { ModelWriter } from '../show/writers.ts';
import { createBuiltInWriter } from '../write-script/built-in-writer.ts';
import type { WritingModel } from '../write-script/model/ask.ts';
import { createModelWriter } from '../write-script/model/model-writer.ts';
import { WriteScriptInputSchema, WriteScriptOutputSchema } from '../write-script/task.ts';
import { writeScript } from '../write-script/write-script.ts';

/** The language models that the stage has keys or addresses for. */
const openModels = (
  config: Config<'gemini' | 'languageModel'>,
): ReadonlyMap<ModelWriter, WritingModel> => {
  const models = new Map<ModelWriter, WritingModel>();
  const { GEMINI_API_KEY: apiKey, GEMINI_ENDPOINT, OPENAI_CHAT_ENDPOINT: endpoint } = config;
  if (apiKey !== undefined) {
    const model = createGemini({ apiKey, endpoint: GEMINI_ENDPOINT });
    models.set('gemini', { writer: 'gemini', model, defaultName: 'gemini-2.5-flash' });
  }
  if (endpoint !== undefined) {
    const model = createOpenAiModel({ endpoint, apiKey: config.OPENAI_CHAT_API_KEY });
    const defaultName = config.OPENAI_CHAT_MODEL;
    models.set('openai', { writer: 'openai', model, defaultName });
  }
  return models;
};

/** The Lambda function of the state WriteScript. */
export const handler = createTaskHandler({
  task: 'WriteScript',
  input: WriteScriptInputSchema,
  output: WriteScriptOutputSchema,
  config: ['database', 'storage', 'gemini', 'languageModel', 'writing'],
  compose: (config) => {
    const builtIn = createBuiltInWriter();
    const connected = openModels(config);
    const writerOf = (writer: ModelWriter) => {
      const chosen = connected.get(writer);
      const others = config.LANGUAGE_MODEL_FALLBACKS.flatMap((name) =>
        name === writer ? [] : (connected.get(name) ?? []),
      );
      const fence = () => `posts-${randomUUID()}`;
      const now = performance.now.bind(performance);
      const isJudged = config.WRITER_JUDGE === 'on';
      const models = chosen && ([chosen, ...others] as const);
      return models && createModelWriter({ models, builtIn, fence, now, isJudged });
    };
    const episodes = createEpisodeStore(config);
    return {
      episodes,
      objects: createObjectStore(config),
      openCosts: createCosts(createCostStore(config), randomUUID),
      whileOwned: createWhileOwned({ check: episodes.checkOwned, sleep: systemClock.sleep }),
      builtIn,
      models: { gemini: writerOf('gemini'), openai: writerOf('openai') },
    };
  },
  run: writeScript,
});
