import { traceFetch } from '../runtime/tracing/trace-fetch.ts';

/** The longest that a look at the project's keys takes. */
export const KEYS_TIMEOUT_MS = 3_000;
const MAX_CHARACTERS = 64 * 1024;

const tracedFetch = traceFetch('Supabase', () => 'jwks');

/**
 * The public keys of a Supabase project, as its JWKS endpoint answers them.
 * @throws Error when there is no answer in three seconds, or not one of keys
 */
export const fetchProjectKeys = async (supabaseUrl: string): Promise<unknown> => {
  const url = `${supabaseUrl.replace(/\/$/, '')}/auth/v1/.well-known/jwks.json`;
  const response = await tracedFetch(url, {
    redirect: 'error',
    signal: AbortSignal.timeout(KEYS_TIMEOUT_MS),
  });
  const body = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  if (body.length > MAX_CHARACTERS) throw new Error(`${url} answered ${body.length} characters.`);
  return JSON.parse(body);
};
