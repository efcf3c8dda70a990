import { DatabaseError } from 'pg';

/** An answer that isn't a success, in PostgREST's shape: its body is code, message, details and hint. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly details: string | null;
  readonly hint: string | null;
  constructor(
    status: number,
    code: string,
    message: string,
    more: { details?: string | null | undefined; hint?: string | null | undefined } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = more.details ?? null;
    this.hint = more.hint ?? null;
  }
}

/** The answer to a request that this server doesn't know, by the name of what it asks for. */
export const notImplemented = (what: string): ApiError =>
  new ApiError(501, 'NotImplemented', `The embedded Supabase doesn't implement ${what}.`);

/** PostgREST's table of SQLSTATEs and HTTP statuses (docs.postgrest.org, references/errors): the first prefix counts. */
const STATUSES: readonly (readonly [RegExp, number])[] = [
  [/^(42883|42P01)/, 404],
  [/^25006/, 405],
  [/^(23503|23505)/, 409],
  [/^P0001/, 400],
  [/^(42P17|53400)/, 500],
  [/^(0L|0P|28)/, 403],
  [/^(08|53)/, 503],
  [/^(09|25|2D|38|39|3B|40|54|55|57|58|F0|HV|P0|XX)/, 500],
];

const statusOf = (code: string, isAnonymous: boolean): number => {
  const raised = /^PT([1-5]\d\d)$/.exec(code)?.[1];
  if (raised !== undefined) return Number(raised);
  if (code === '42501') return isAnonymous ? 401 : 403;
  return STATUSES.find(([codes]) => codes.test(code))?.[1] ?? 400;
};

/** What a failed request is answered with. `isAnonymous`: whether the caller holds no more than the publishable key. */
export const toApiError = (error: unknown, isAnonymous: boolean): ApiError => {
  if (error instanceof ApiError) return error;
  if (error instanceof DatabaseError && error.code !== undefined) {
    const { code, message, detail, hint } = error;
    return new ApiError(statusOf(code, isAnonymous), code, message, { details: detail, hint });
  }
  return new ApiError(503, 'PGRST001', "The database can't be reached.", {
    details: String(error),
  });
};
