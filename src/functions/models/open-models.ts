import { createGemini } from '../../clients/google-genai/gemini.ts';
import { createOpenAiModel } from '../../clients/openai/chat-model.ts';
import type { NamedModel } from '../../language-model/language-model.ts';
import type { Config } from '../../runtime/config.ts';
import type { ModelWriter } from '../../show/writers.ts';

/** The language models that the stage has keys or addresses for. */
export const openModels = (
  config: Config<'gemini' | 'languageModel'>,
): ReadonlyMap<ModelWriter, NamedModel> => {
  const models = new Map<ModelWriter, NamedModel>();
  const { GEMINI_API_KEY: apiKey, GEMINI_ENDPOINT, OPENAI_CHAT_ENDPOINT: endpoint } = config;
  if (apiKey !== undefined) {
    const model = createGemini({ apiKey, endpoint: GEMINI_ENDPOINT });
    models.set('gemini', { model, defaultName: 'gemini-2.5-flash' });
  }
  if (endpoint !== undefined) {
    const model = createOpenAiModel({ endpoint, apiKey: config.OPENAI_CHAT_API_KEY });
    models.set('openai', { model, defaultName: config.OPENAI_CHAT_MODEL });
  }
  return models;
};
