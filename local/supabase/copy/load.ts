import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { inTransaction, openDatabase } from '../database.ts';
import { applyMigrations } from '../migrations.ts';
import { type DatabaseCopy, rowsFile } from './dump.ts';
import { copyTarget, identifier, readTables } from './tables.ts';

interface LoadOptions {
  /** The folder of the rows. */
  readonly folder: string;
  /** The folder of migrations, which holds all that the copy has. */
  readonly migrations: string;
  onTable?(done: number, all: number): void;
}

const loadRows = async (
  client: pg.PoolClient,
  copy: DatabaseCopy,
  { folder, onTable }: LoadOptions,
): Promise<void> => {
  // Rows come as they were: no trigger acts on them, no key is looked up.
  await client.query('set local session_replication_role = replica');
  const names = (await readTables(client)).map(({ name }) => identifier(name));
  await client.query(`truncate ${names.join(', ')}`);
  for (const [done, table] of copy.tables.entries()) {
    onTable?.(done, copy.tables.length);
    const rows = createReadStream(join(folder, rowsFile(table.name)));
    await pipeline(rows, client.query(copyFrom(`copy ${copyTarget(table)} from stdin`)));
  }
  for (const [name, value] of Object.entries(copy.sequences)) {
    await client.query('select setval($1::regclass, $2::bigint)', [identifier(name), value]);
  }
};

/**
 * Makes an empty database the project that a copy was made of, with the migrations that it had then;
 * starting the project applies the later ones.
 * @throws naming a migration that failed; what PostgreSQL says of a row that doesn't fit
 */
export const loadDatabase = async (
  url: string,
  copy: DatabaseCopy,
  options: LoadOptions,
): Promise<void> => {
  const pool = await openDatabase(url);
  try {
    await applyMigrations(pool, options.migrations, new Set(copy.migrations));
    await inTransaction(pool, 'begin', (client) => loadRows(client, copy, options));
    await pool.query('analyze');
  } finally {
    await pool.end();
  }
};
