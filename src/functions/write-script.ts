import { randomUUID } from 'node:crypto';
import { createGemini } from '../clients/google-genai/gemini.ts';
import { createOpenAiModel } from '../clients/openai/chat-model.ts';
import { createAnswerStore } from '../clients/s3/answer-store.ts';
import { createObjectStore } from '../clients/s3/object-store.ts';
import { openSecrets } from '../clients/secrets-manager/secret-reader.ts';
import { createCostStore } from '../clients/supabase/episodes/cost-store.ts';
import { createEpisodeStore } from '../clients/supabase/episodes/episode-store.ts';
import { createCosts } from '../cost/record-costs.ts';
import { systemClock } from '../generate-audio/system-clock.ts';
import type { Config } from '../runtime/config.ts';
import { createTaskHandler } from '../runtime/task-handler.ts';
import { createWhileOwned } from '../runtime/while-owned.ts';
import type { ModelWriter } from '../show/writers.ts';
import { createBuiltInWriter } from '../write-script/built-in-writer.ts';
import type { WritingModel } from '../write-script/model/ask/ask.ts';
import { createModelWriter } from '../write-script/model/model-writer.ts';
import { WriteScriptInputSchema, WriteScriptOutputSchema } from '../write-script/task.ts';
import { writeScript } from '../write-script/write-script.ts';

/** The language models that the stage has keys or addresses for. */
const openModels = (
  config: Config<'gemini' | 'languageModel' | 'writing'>,
): ReadonlyMap<ModelWriter, WritingModel> => {
  const models = new Map<ModelWriter, WritingModel>();
  const { GEMINI_API_KEY: apiKey, GEMINI_ENDPOINT, OPENAI_CHAT_ENDPOINT: endpoint } = config;
  if (apiKey !== undefined) {
    const model = createGemini({ apiKey, endpoint: GEMINI_ENDPOINT });
    const names = { defaultName: 'gemini-2.5-flash', cheapName: config.GEMINI_CHEAP_MODEL };
    models.set('gemini', { writer: 'gemini', model, ...names });
  }
  if (endpoint !== undefined) {
    const model = createOpenAiModel({ endpoint, apiKey: config.OPENAI_CHAT_API_KEY });
    const names = {
      defaultName: config.OPENAI_CHAT_MODEL,
      cheapName: config.OPENAI_CHAT_CHEAP_MODEL,
    };
    models.set('openai', { writer: 'openai', model, ...names });
  }
  return models;
};

/** The Lambda function of the state WriteScript. */
export const handler = createTaskHandler({
  task: 'WriteScript',
  input: WriteScriptInputSchema,
  output: WriteScriptOutputSchema,
  config: ['database', 'storage', 'gemini', 'languageModel', 'writing'],
  openSecrets,
  compose: (config) => {
    const builtIn = createBuiltInWriter();
    const connected = openModels(config);
    const episodes = createEpisodeStore(config);
    const objects = createObjectStore(config);
    const answers = createAnswerStore(objects);
    const writerOf = (writer: ModelWriter) => {
      const chosen = connected.get(writer);
      const others = config.LANGUAGE_MODEL_FALLBACKS.flatMap((name) =>
        name === writer ? [] : (connected.get(name) ?? []),
      );
      const now = performance.now.bind(performance);
      const isJudged = config.WRITER_JUDGE === 'on';
      const models = chosen && ([chosen, ...others] as const);
      const concurrency = config.WRITER_CONCURRENCY;
      return models && createModelWriter({ models, builtIn, answers, concurrency, now, isJudged });
    };
    return {
      episodes,
      objects,
      openCosts: createCosts(createCostStore(config), randomUUID),
      whileOwned: createWhileOwned({ check: episodes.checkOwned, sleep: systemClock.sleep }),
      builtIn,
      models: { gemini: writerOf('gemini'), openai: writerOf('openai') },
    };
  },
  run: writeScript,
});
