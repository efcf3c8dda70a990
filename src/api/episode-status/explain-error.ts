import { z } from 'zod';
import type { EpisodeError } from '../../episode/episode-record.ts';
import { knownOf, remedyFor } from './remedies.ts';

/** What a Cause says: of PostgREST's answers also the name of the refusal and what to do. */
interface Reason {
  readonly message: string;
  readonly name?: string | undefined;
  readonly hint?: string | undefined;
}

const LambdaCauseSchema = z.object({ errorMessage: z.string().min(1) });
const HttpCauseSchema = z.object({
  message: z.string().min(1),
  details: z.string().nullish(),
  hint: z.string().nullish(),
});
const ReasonSchema = z.union([
  LambdaCauseSchema.transform(({ errorMessage }): Reason => ({ message: errorMessage })),
  HttpCauseSchema.transform(
    ({ message, details, hint }): Reason => ({
      message,
      // `details` is prose where PostgreSQL itself wrote it.
      name: details && /^[A-Z][A-Za-z]+$/.test(details) ? details : undefined,
      hint: hint ?? undefined,
    }),
  ),
]);

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

// An HTTP Task's cause may hold the body as text, so the message can be one level down.
const reasonIn = (value: unknown, depth = 0): Reason | undefined => {
  const parsed = typeof value === 'string' ? parseJson(value) : value;
  const found = ReasonSchema.safeParse(parsed);
  if (found.success) return found.data;
  if (depth === 2 || typeof parsed !== 'object' || parsed === null) return undefined;
  const { ResponseBody } = parsed as { ResponseBody?: unknown };
  return ResponseBody === undefined ? undefined : reasonIn(ResponseBody, depth + 1);
};

// Where Step Functions drops the body of a refusal, its HTTP reason phrase is all of the Cause.
const isReasonPhrase = (cause: string): boolean => /^[A-Z][A-Za-z' -]{1,40}$/.test(cause);

const describeFailure = (name: string, cause: string, reason: Reason | undefined): string => {
  const { what, isLead = false } = knownOf(name);
  const told = reason?.message ?? cause.trim();
  const isTelling = told !== '' && !(isReasonPhrase(told) && what !== undefined);
  if (!isTelling) return what ?? `The episode failed with ${name}.`;
  return isLead && what !== undefined ? `${what} ${told}` : told;
};

/** Ends what doesn't, so that another sentence can follow. */
const asSentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

/**
 * A failed state's Error and Cause for a person: what happened, out of what Lambda
 * (`{ errorType, errorMessage, trace }`) and PostgREST (`{ code, message, details, hint }`) put into
 * a Cause, and what to do: `ownAdvice` where the caller knows better. What the database refused to
 * open is named as the database names it.
 */
export const explainError = ({ state, name: error, cause }: EpisodeError, ownAdvice?: string) => {
  const reason = reasonIn(cause);
  const name = state === 'OpenEpisode' ? (reason?.name ?? error) : error;
  const message = describeFailure(name, cause, reason);
  const advice = ownAdvice ?? reason?.hint ?? knownOf(name).advice;
  return {
    state,
    name,
    message: advice === undefined ? message : `${asSentence(message)} ${advice}`,
    remedy: remedyFor(name),
  };
};
