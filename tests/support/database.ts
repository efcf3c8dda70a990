import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { DatabaseConfig } from '../../src/clients/supabase/database.ts';
import { type PostgresServer, startPostgres } from '../../src/local/postgres/index.ts';
import { type SupabaseServer, startSupabase } from '../../src/local/supabase/index.ts';

export const MIGRATIONS = path.join(import.meta.dirname, '../../supabase/migrations');

/** The real database behind its real HTTP side, with clients of every kind of caller. */
export interface TestDatabase {
  readonly postgres: PostgresServer;
  readonly supabase: SupabaseServer;
  /** What the production clients are configured with. */
  readonly config: DatabaseConfig;
  readonly anon: SupabaseClient;
  /** Signed in, without a role of their own. */
  readonly user: SupabaseClient;
  readonly admin: SupabaseClient;
  readonly service: SupabaseClient;
  close(): Promise<void>;
}

/** Starts PostgreSQL in a temporary folder and applies the migrations: about a second, once a test file. */
export const startDatabase = async (): Promise<TestDatabase> => {
  const home = await mkdtemp(path.join(os.tmpdir(), 'stepcast-database-'));
  const postgres = await startPostgres({ dataDir: path.join(home, 'data'), ephemeral: true });
  const supabase = await startSupabase({ postgres, migrations: MIGRATIONS });
  const client = (key: string, token?: string) =>
    createClient(supabase.url, key, {
      auth: { persistSession: false, autoRefreshToken: false },
      db: { retry: false },
      ...(token === undefined ? {} : { accessToken: async () => token }),
    });
  const signIn = async (claims: Record<string, unknown>) =>
    client(supabase.publishableKey, await supabase.issueJwt({ sub: randomUUID(), ...claims }));
  return {
    postgres,
    supabase,
    config: { SUPABASE_URL: supabase.url, SUPABASE_SERVICE_KEY: supabase.serviceKey },
    anon: client(supabase.publishableKey),
    user: await signIn({ user_metadata: { role: 'admin' } }),
    admin: await signIn({ app_metadata: { role: 'admin' } }),
    service: client(supabase.serviceKey),
    async close() {
      await supabase.close();
      await postgres.close();
      await rm(home, { recursive: true, force: true });
    },
  };
};
