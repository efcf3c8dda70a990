import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { projectRoot } from '../../build/project-root.ts';
import { startPostgres } from '../../local/postgres/index.ts';
import { openDatabase } from '../../local/supabase/database.ts';
import { applyMigrations } from '../../local/supabase/migrations.ts';

export const MIGRATIONS = join(projectRoot, 'supabase', 'migrations');
export const SCHEMAS = join(projectRoot, 'supabase', 'schemas');

/** Does something with a database that has all migrations, on a server of its own that is gone afterwards. */
export const withMigratedDatabase = async <T>(work: (pool: pg.Pool) => Promise<T>): Promise<T> => {
  const home = await mkdtemp(join(tmpdir(), 'stepcast-migrated-'));
  try {
    const postgres = await startPostgres({ dataDir: join(home, 'data'), ephemeral: true });
    try {
      const pool = await openDatabase(postgres.url);
      try {
        await applyMigrations(pool, MIGRATIONS);
        return await work(pool);
      } finally {
        await pool.end();
      }
    } finally {
      await postgres.close();
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
};
