import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { CALLER_HEADER } from '../../access/caller.ts';
import { currentCaller } from '../../runtime/current-caller.ts';
import { traceFetch } from '../../runtime/tracing/trace-fetch.ts';

/** The longest that one call to the database takes. */
export const REQUEST_TIMEOUT_MS = 10_000;

/** Where the project's database is; the key is the secret one of the service role. */
export interface DatabaseConfig {
  readonly SUPABASE_URL: string;
  readonly SUPABASE_SERVICE_KEY: string;
}

/** A table's or a function's name, with which a path of PostgREST ends. */
const operationOf = (input: Parameters<typeof fetch>[0]): string =>
  new URL(input instanceof Request ? input.url : input).pathname.replace(/^.*\/v1\//, '');

const tracedFetch = traceFetch('Supabase', operationOf);

const fetchForCaller: typeof fetch = (input, init) => {
  const caller = currentCaller();
  if (!caller) return tracedFetch(input, init);
  const headers = new Headers(init?.headers);
  const { podcastIds: _, ...who } = caller;
  headers.set(CALLER_HEADER, encodeURIComponent(JSON.stringify(who)));
  return tracedFetch(input, { ...init, headers });
};

/**
 * A client of the database that says on whose behalf it calls. It holds no session and tries nothing
 * again by itself: waiting longer trouble out is the state machine's, where it can be seen.
 */
export const openDatabase = (config: DatabaseConfig): SupabaseClient =>
  createClient(config.SUPABASE_URL, config.SUPABASE_SERVICE_KEY, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    global: { fetch: fetchForCaller },
    db: { timeout: REQUEST_TIMEOUT_MS, retry: false },
  });
