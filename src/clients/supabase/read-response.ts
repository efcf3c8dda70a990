import type { z } from 'zod';
import type { StepcastError } from '../../errors/stepcast-error.ts';
import { DatabasePaused, DatabaseRefused, DatabaseUnavailable } from './database-errors.ts';

/** What supabase-js resolves to; it never rejects. */
export interface DatabaseResponse {
  readonly data: unknown;
  readonly error: { readonly message: string; readonly code: string } | null;
  /** 0 when there was no answer. */
  readonly status: number;
}

// Cloudflare's 520 to 524 and Supabase's own 544 (connection pool timeout) pass by themselves.
const TRANSIENT = new Set([0, 408, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 544]);
const PAUSED = 540;

/**
 * The error that a failed response stands for. `action` completes "The database could not …".
 * @see https://supabase.com/docs/guides/troubleshooting/http-status-codes
 */
const toDatabaseError = (
  { error, status }: DatabaseResponse,
  action: string,
): StepcastError | undefined => {
  if (error === null) return undefined;
  if (status === PAUSED) return new DatabasePaused(action, error);
  const reason = error.message || `HTTP ${status}`;
  return TRANSIENT.has(status)
    ? new DatabaseUnavailable(action, status, reason, error)
    : new DatabaseRefused(action, error.code || `HTTP ${status}`, reason, error);
};

interface AnswerOptions<T> {
  /** Completes "The database could not …". */
  readonly action: string;
  readonly schema: z.ZodType<T>;
  /** The errors that have a name of their own, by PostgREST's code, for example `PT472`. */
  readonly errors?: Readonly<Record<string, (reason: string, cause: unknown) => StepcastError>>;
}

const dataOf = <T>(
  answered: DatabaseResponse,
  { action, schema, errors = {} }: AnswerOptions<T>,
): T => {
  const { error, data } = answered;
  const named = error && errors[error.code];
  if (named) throw named(error.message, error);
  const failure = toDatabaseError(answered, action);
  if (failure) throw failure;
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new DatabaseRefused(action, 'unexpected answer', parsed.error.message, parsed.error);
};

/**
 * The parsed data of a response.
 * @throws what `errors` has for the response's code; DatabaseUnavailable, DatabasePaused, DatabaseRefused
 */
export const readResponse = async <T>(
  response: PromiseLike<DatabaseResponse>,
  options: AnswerOptions<T>,
): Promise<T> => dataOf(await response, options);

interface OutcomeOptions<T, R> extends Omit<AnswerOptions<T>, 'errors'> {
  /** What a refusal means to the caller, by PostgREST's code. */
  readonly refusals: Readonly<Record<string, R>>;
}

/**
 * The parsed row of a response, or what the database's refusal means.
 * @throws DatabaseUnavailable, DatabasePaused, DatabaseRefused
 */
export const readOutcome = async <T, R extends string>(
  response: PromiseLike<DatabaseResponse>,
  { refusals, ...options }: OutcomeOptions<T, R>,
): Promise<{ readonly row: T } | { readonly refused: R }> => {
  const answered = await response;
  const refused = answered.error === null ? undefined : refusals[answered.error.code];
  if (refused !== undefined) return { refused };
  return { row: dataOf(answered, options) };
};
