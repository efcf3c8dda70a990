import { z } from 'zod';
import {
  type LanguageModel,
  ModelRefused,
  type ModelRequest,
  ModelUnavailable,
} from '../../language-model/language-model.ts';
import {
  callEndpoint,
  type EndpointAccess,
  EndpointFailed,
  jsonOf,
  providerAt,
} from './call-endpoint.ts';
import { jsonInAnswer } from './json-in-answer.ts';

/** How an answer in JSON is asked for, from the strictest to what every server takes. */
const JSON_MODES = ['json_schema', 'json_object', 'in words'] as const;
type JsonMode = (typeof JSON_MODES)[number];

const CompletionSchema = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
        finish_reason: z.string().nullish(),
      }),
    )
    .min(1),
  usage: z
    .object({ prompt_tokens: z.number().catch(0), completion_tokens: z.number().catch(0) })
    .nullish(),
});

/** A server without a way to ask for JSON says so of the field or of its value. */
const refusesMode = (error: unknown): boolean =>
  error instanceof EndpointFailed &&
  [400, 404, 415, 422, 501].includes(error.status ?? 0) &&
  /response_?format|json_schema|json_object|structured output/i.test(error.message);

const inWords = (schema: unknown): string =>
  `\n\nAnswer with one JSON object and nothing else. It has to fit this JSON Schema:\n${JSON.stringify(schema)}`;

const responseFormat = (mode: JsonMode, schema: unknown) => {
  if (mode === 'in words') return {};
  if (mode === 'json_object') return { response_format: { type: 'json_object' } };
  const json_schema = { name: 'answer', schema, strict: false };
  return { response_format: { type: 'json_schema', json_schema } };
};

const toModelError = (error: unknown, model: string): ModelUnavailable | ModelRefused => {
  if (!(error instanceof EndpointFailed)) {
    return new ModelUnavailable(`The model endpoint (${model}) answered no chat completion.`, {
      cause: error,
    });
  }
  if (error.isTransient) {
    return new ModelUnavailable(`The model endpoint (${model}) ${error.message}`, { cause: error });
  }
  return new ModelRefused(
    `The model endpoint refused the request for the model ${model}: it ${error.message}. Check OPENAI_CHAT_ENDPOINT, OPENAI_CHAT_API_KEY and the model's name, and what is left to spend there; then retry the episode.`,
    { cause: error },
  );
};

/**
 * Answers with an endpoint of OpenAI's `POST /v1/chat/completions`: OpenAI, OpenRouter, Ollama, LM
 * Studio, vLLM. The answer's form is asked for as strictly as the server takes it, which is found
 * out by the first calls, and read tolerantly. One call is one answer at most.
 */
export const createOpenAiModel = (access: EndpointAccess): LanguageModel => {
  let known = 0;
  const provider = providerAt(access.endpoint);

  const ask = (
    { model, temperature, instructions, prompt, answerSchema }: ModelRequest,
    mode: JsonMode,
    options: { readonly deadlineMs: number; readonly signal?: AbortSignal | undefined },
  ) => {
    // Some servers take the field and ignore it: only OpenAI's own is taken at its word.
    const isSaid = mode !== 'json_schema' || provider !== 'openai';
    return callEndpoint(access, {
      path: '/v1/chat/completions',
      body: {
        model,
        messages: [
          { role: 'system', content: instructions + (isSaid ? inWords(answerSchema) : '') },
          { role: 'user', content: prompt },
        ],
        ...(temperature !== undefined && { temperature }),
        ...responseFormat(mode, answerSchema),
      },
      ...options,
    });
  };
  const askAsStrictly = async (request: ModelRequest, options: Parameters<typeof ask>[2]) => {
    for (;;) {
      try {
        return await ask(request, JSON_MODES[known] ?? 'in words', options);
      } catch (error) {
        if (!refusesMode(error) || known === JSON_MODES.length - 1) throw error;
        known++;
      }
    }
  };
  return {
    provider,
    async generate(request, { deadlineMs, signal }) {
      try {
        const answer = await askAsStrictly(request, { deadlineMs, signal });
        const { choices, usage } = CompletionSchema.parse(jsonOf(answer));
        const [first] = choices;
        const finish = first?.finish_reason ?? 'stop';
        const refusal = first?.message.refusal;
        return {
          text: jsonInAnswer(first?.message.content ?? ''),
          stoppedBy: refusal ? 'refusal' : finish === 'stop' ? undefined : finish,
          inputTokens: usage?.prompt_tokens ?? 0,
          outputTokens: usage?.completion_tokens ?? 0,
        };
      } catch (error) {
        signal?.throwIfAborted();
        throw toModelError(error, request.model);
      }
    },
  };
};
