import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { inTransaction } from './database.ts';

const FILE_NAME = /^(\d{14})_([a-z0-9_]+)\.sql$/;

/**
 * Applies the migrations of a folder that the database doesn't have yet, oldest first, each in a
 * transaction of its own and as the role `postgres`, which is no superuser.
 * @returns the names of the files that were applied
 * @throws naming the file that failed; the ones before it stay applied
 */
export const applyMigrations = async (pool: pg.Pool, folder: string): Promise<string[]> => {
  const { rows } = await pool.query<{ version: string }>(
    'select version from supabase_migrations.schema_migrations',
  );
  const known = new Set(rows.map(({ version }) => version));
  const applied: string[] = [];
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()) {
    const [, version, name] = FILE_NAME.exec(file) ?? [];
    if (version === undefined) {
      throw new Error(`The migration ${file} must be named <14 digits>_<verb>_<noun>.sql.`);
    }
    if (known.has(version)) continue;
    const sql = await readFile(path.join(folder, file), 'utf8');
    try {
      await inTransaction(pool, 'begin', async (client) => {
        await client.query('set local role postgres');
        await client.query(sql);
        await client.query('reset role');
        await client.query('insert into supabase_migrations.schema_migrations values ($1, $2)', [
          version,
          name,
        ]);
      });
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`The migration ${file} failed: ${reason}`, { cause });
    }
    applied.push(file);
  }
  return applied;
};
