import { ApiError } from '@google/genai';
import { ModelRefused, ModelUnavailable } from '../../write-script/language-model.ts';

const MOST_CHARACTERS = 300;

/** Statuses after which the same request may succeed: https://ai.google.dev/gemini-api/docs/troubleshooting. */
const isTransient = (status: number): boolean => status === 408 || status === 429 || status >= 500;

/** Gemini's failure as the writer knows it: later the same request may be answered, or never. `deadlineMs` is the deadline that has passed. */
export const toModelError = (
  error: unknown,
  model: string,
  deadlineMs: number | undefined,
): ModelUnavailable | ModelRefused => {
  if (deadlineMs !== undefined) {
    return new ModelUnavailable(`Gemini (${model}) did not answer within ${deadlineMs} ms.`, {
      cause: error,
    });
  }
  const said = (error instanceof Error ? error.message : String(error)).slice(0, MOST_CHARACTERS);
  if (!(error instanceof ApiError)) {
    return new ModelUnavailable(`Gemini (${model}) could not be reached: ${said}`, {
      cause: error,
    });
  }
  if (isTransient(error.status)) {
    return new ModelUnavailable(`Gemini (${model}) answered ${error.status}: ${said}`, {
      cause: error,
    });
  }
  return new ModelRefused(
    `Gemini refused the request for the model ${model} with ${error.status}: ${said}. Check GEMINI_API_KEY and the show's model, and retry the episode.`,
    { cause: error },
  );
};
