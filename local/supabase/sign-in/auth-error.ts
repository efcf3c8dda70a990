import type { IncomingHttpHeaders } from 'node:http';

const API_VERSION = 'x-supabase-api-version';
/** From this version on the body's `code` is the error's name, before it was the status (auth-js, lib/fetch.ts). */
const NAMED_CODES = '2024-01-01';

/** A refusal of the sign-in service. `code` is one of GoTrue's (supabase.com/docs/guides/auth/debugging/error-codes). */
export class AuthError extends Error {
  override readonly name = 'AuthError';
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** The body and headers of the answer, in the shape of the API version that the request speaks. */
  toAnswer(headers: IncomingHttpHeaders): { body: object; headers: Record<string, string> } {
    const { status, code, message } = this;
    return String(headers[API_VERSION] ?? '') >= NAMED_CODES
      ? { body: { code, message }, headers: { [API_VERSION]: NAMED_CODES } }
      : { body: { code: status, error_code: code, msg: message }, headers: {} };
  }
}
