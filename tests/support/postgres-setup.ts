import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../local/postgres/index.ts';
import { startSupabase } from '../../local/supabase/index.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** One PostgreSQL server for all test files, with the database TEMPLATE. */
    readonly postgresUrl: string;
  }
}

/** The database with all migrations applied, from which each test file gets its own. */
export const TEMPLATE = 'migrated';
export const MIGRATIONS = path.join(import.meta.dirname, '../../supabase/migrations');

/** The same server, another of its databases. */
export const databaseUrl = (server: string, name: string): string => {
  const url = new URL(server);
  url.pathname = name;
  return url.href;
};

/** Makes the database TEMPLATE on a server. */
export const migrateTemplate = async (server: string): Promise<void> => {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  const url = databaseUrl(server, TEMPLATE);
  // A database can be copied only while nobody is connected to it.
  await (await startSupabase({ postgres: { url }, migrations: MIGRATIONS })).close();
};

/**
 * Starts PostgreSQL before the first test file of those projects that need it, which share it, and
 * stops it after the last.
 */
export default async ({ vitest }: TestProject): Promise<(() => Promise<void>) | undefined> => {
  if ('postgresUrl' in vitest.getRootProject().getProvidedContext()) return undefined;
  const home = await mkdtemp(path.join(os.tmpdir(), 'stepcast-postgres-'));
  let stop = () => rm(home, { recursive: true, force: true });
  try {
    const postgres = await startPostgres({ dataDir: path.join(home, 'data'), ephemeral: true });
    const removeFolder = stop;
    stop = () => postgres.close().then(removeFolder);
    await migrateTemplate(postgres.url);
    vitest.provide('postgresUrl', postgres.url);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
};
