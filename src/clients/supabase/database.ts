import { createClient, type SupabaseClient } from '@supabase/supabase-js';

/** The longest that one call to the database takes. */
export const REQUEST_TIMEOUT_MS = 10_000;

/** Where the project's database is; the key is the secret one of the service role. */
export interface DatabaseConfig {
  readonly SUPABASE_URL: string;
  readonly SUPABASE_SERVICE_KEY: string;
}

/**
 * A client of the database that holds no session and tries nothing again by itself: waiting longer
 * trouble out is the state machine's, where it can be seen.
 */
export const openDatabase = (config: DatabaseConfig): SupabaseClient =>
  createClient(config.SUPABASE_URL, config.SUPABASE_SERVICE_KEY, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    db: { timeout: REQUEST_TIMEOUT_MS, retry: false },
  });
