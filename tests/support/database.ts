import { randomUUID } from 'node:crypto';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import pg from 'pg';
import { inject } from 'vitest';
import { type SupabaseServer, startSupabase } from '../../local/supabase/index.ts';
import type { DatabaseConfig } from '../../src/clients/supabase/database.ts';
import { databaseUrl, TEMPLATE } from './postgres-setup.ts';

/** The real database behind its real HTTP side, with clients of every kind of caller. */
export interface TestDatabase {
  /** Where the database is, as the superuser. */
  readonly postgres: { readonly url: string };
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

const copyTemplate = async (): Promise<{ url: string }> => {
  const server = inject('postgresUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name} template ${TEMPLATE}`);
  // The rights on a database are not copied with it.
  await client.query(`grant all on database ${name} to postgres`);
  await client.end();
  return { url: databaseUrl(server, name) };
};

/** A migrated database of the test file's own, on the server that all files of the project share. */
export const startDatabase = async (): Promise<TestDatabase> => {
  const postgres = await copyTemplate();
  const supabase = await startSupabase({ postgres });
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
    close: supabase.close,
  };
};
