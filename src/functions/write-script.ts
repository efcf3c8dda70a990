import { randomUUID } from 'node:crypto';
import { createAnswerStore } from '../clients/s3/answer-store.ts';
import { createObjectStore } from '../clients/s3/object-store.ts';
import { openSecrets } from '../clients/secrets-manager/secret-reader.ts';
import { createCostStore } from '../clients/supabase/episodes/cost-store.ts';
import { createEpisodeStore } from '../clients/supabase/episodes/episode-store.ts';
import { createMonthlyCaps } from '../clients/supabase/episodes/monthly-caps.ts';
import { createBeginPaying } from '../cost/monthly-caps.ts';
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
import { openModels } from './models/open-models.ts';

const openWriters = (config: Config<'gemini' | 'languageModel' | 'writing'>) => {
  const cheap: Readonly<Record<ModelWriter, string | undefined>> = {
    gemini: config.GEMINI_CHEAP_MODEL,
    openai: config.OPENAI_CHAT_CHEAP_MODEL,
  };
  return new Map<ModelWriter, WritingModel>(
    [...openModels(config)].map(([writer, model]) => [
      writer,
      { ...model, writer, cheapName: cheap[writer] },
    ]),
  );
};

/** The Lambda function of the state WriteScript. */
export const handler = createTaskHandler({
  task: 'WriteScript',
  input: WriteScriptInputSchema,
  output: WriteScriptOutputSchema,
  config: ['database', 'storage', 'gemini', 'languageModel', 'writing', 'monthlyCap'],
  openSecrets,
  compose: (config) => {
    const builtIn = createBuiltInWriter();
    const connected = openWriters(config);
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
      beginPaying: createBeginPaying(createMonthlyCaps(config)),
      whileOwned: createWhileOwned({ check: episodes.checkOwned, sleep: systemClock.sleep }),
      builtIn,
      models: { gemini: writerOf('gemini'), openai: writerOf('openai') },
    };
  },
  run: writeScript,
});
