import { PostgrestClient } from '@supabase/postgrest-js';

/** The longest that one call to the database takes. */
export const REQUEST_TIMEOUT_MS = 10_000;

/** Where the project's database is; the key is the secret one of the service role. */
export interface DatabaseConfig {
  readonly SUPABASE_URL: string;
  readonly SUPABASE_SERVICE_KEY: string;
}

/**
 * A client of the database that holds no session and tries nothing again by itself: waiting longer
 * trouble out is the state machine's, where it can be seen. It is the part of supabase-js that
 * speaks to the database; the rest would be two thirds of what a small function loads.
 */
export const openDatabase = (config: DatabaseConfig): PostgrestClient =>
  new PostgrestClient(new URL('rest/v1', `${config.SUPABASE_URL}/`).href, {
    headers: {
      apikey: config.SUPABASE_SERVICE_KEY,
      Authorization: `Bearer ${config.SUPABASE_SERVICE_KEY}`,
    },
    // Looked up at each call, as supabase-js does.
    fetch: (input, init) => fetch(input, init),
    timeout: REQUEST_TIMEOUT_MS,
    retry: false,
  });
