import { z } from 'zod';
import type { EpisodeError } from './records.ts';

const LambdaCauseSchema = z.object({ errorMessage: z.string().min(1) });
const HttpCauseSchema = z.object({ message: z.string().min(1) });
const MessageSchema = z.union([
  LambdaCauseSchema.transform(({ errorMessage }) => errorMessage),
  HttpCauseSchema.transform(({ message }) => message),
]);

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

// An HTTP Task's cause may hold the body as text, so the message can be one level down.
const messageIn = (value: unknown, depth = 0): string | undefined => {
  const parsed = typeof value === 'string' ? parseJson(value) : value;
  const found = MessageSchema.safeParse(parsed);
  if (found.success) return found.data;
  if (depth === 2 || typeof parsed !== 'object' || parsed === null) return undefined;
  const { ResponseBody } = parsed as { ResponseBody?: unknown };
  return ResponseBody === undefined ? undefined : messageIn(ResponseBody, depth + 1);
};

/**
 * A failed state's Error and Cause for a person: the message alone, out of what Lambda
 * (`{ errorType, errorMessage, trace }`) and PostgREST (`{ code, message, … }`) put into a Cause.
 */
export const errorInWords = ({ state, name, cause }: EpisodeError) => ({
  state,
  name,
  message: messageIn(cause) ?? (cause.trim() || `The episode failed with ${name}.`),
});
