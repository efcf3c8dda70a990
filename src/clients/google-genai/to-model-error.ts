import { ApiError } from '@google/genai';
import { z } from 'zod';
import { whyUnreached } from '../../errors/why-unreached.ts';
import { withoutQuotations } from '../../errors/without-quotations.ts';
import { ModelRefused, ModelUnavailable } from '../../language-model/language-model.ts';

const MOST_CHARACTERS = 300;

/** Statuses after which the same request may succeed: https://ai.google.dev/gemini-api/docs/troubleshooting. */
const isTransient = (status: number): boolean => status === 408 || status === 429 || status >= 500;

const BodySchema = z.object({ error: z.object({ message: z.string() }) });

/** Google's own sentence out of the body that the library makes its message of, or that message. */
const whatWasSaid = ({ message }: ApiError): string => {
  let sentence = message;
  try {
    sentence = BodySchema.parse(JSON.parse(message)).error.message;
  } catch {
    // No body of Google's: something between here and there has answered.
  }
  return withoutQuotations(sentence).slice(0, MOST_CHARACTERS);
};

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
  if (!(error instanceof ApiError)) {
    const why = withoutQuotations(whyUnreached(error)).slice(0, MOST_CHARACTERS);
    return new ModelUnavailable(`Gemini (${model}) could not be reached: ${why}`, {
      cause: error,
    });
  }
  const said = whatWasSaid(error);
  if (isTransient(error.status)) {
    return new ModelUnavailable(`Gemini (${model}) answered ${error.status}: ${said}`, {
      cause: error,
    });
  }
  return new ModelRefused(
    `Gemini refused the request for the model ${model} with ${error.status}: ${said}. Check GEMINI_API_KEY and the name of the model, then try again.`,
    { cause: error },
  );
};
