import { ApiError, GoogleGenAI } from '@google/genai';
import type { LanguageModel } from '../../language-model/language-model.ts';
import { traceCall } from '../../runtime/tracing/trace.ts';
import { toModelError } from './to-model-error.ts';

interface GeminiOptions {
  readonly apiKey: string;
  /** Without a path, for example `https://generativelanguage.googleapis.com`. */
  readonly endpoint: string;
}

/** Answers with Gemini, in JSON of the schema that is asked for. One call is one request: the library's own retries are off. */
export const createGemini = ({ apiKey, endpoint }: GeminiOptions): LanguageModel => {
  const client = new GoogleGenAI({
    apiKey,
    vertexai: false,
    httpOptions: { baseUrl: endpoint, retryOptions: { attempts: 1 } },
  });
  const traced: typeof client.models.generateContent = (request) =>
    traceCall(
      { service: 'Gemini', operation: 'generateContent' },
      () => client.models.generateContent(request),
      { ofError: (error) => (error instanceof ApiError ? { status: error.status } : {}) },
    );
  return {
    provider: 'gemini',
    async generate(
      { model, temperature, instructions, prompt, answerSchema },
      { deadlineMs, signal: unwanted },
    ) {
      const late = AbortSignal.timeout(deadlineMs);
      try {
        const answer = await traced({
          model,
          contents: [{ role: 'user', parts: [{ text: prompt }] }],
          config: {
            systemInstruction: instructions,
            ...(temperature === undefined ? {} : { temperature }),
            responseMimeType: 'application/json',
            responseJsonSchema: answerSchema,
            abortSignal: unwanted ? AbortSignal.any([late, unwanted]) : late,
          },
        });
        const finish = answer.candidates?.[0]?.finishReason;
        const blocked = answer.promptFeedback?.blockReason;
        const usage = answer.usageMetadata;
        return {
          text: answer.text ?? '',
          stoppedBy: blocked ?? (finish === 'STOP' ? undefined : (finish ?? 'NO_CANDIDATE')),
          inputTokens: usage?.promptTokenCount ?? 0,
          outputTokens: (usage?.candidatesTokenCount ?? 0) + (usage?.thoughtsTokenCount ?? 0),
        };
      } catch (error) {
        unwanted?.throwIfAborted();
        throw toModelError(error, model, late.aborted ? deadlineMs : undefined);
      }
    },
  };
};
