import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { readApplied } from '../migrations.ts';
import { type CopiedTable, copyTarget, readSequences, readTables } from './tables.ts';

/** What a copy of a database is, besides a file with the rows of each table. */
export interface DatabaseCopy {
  /** The versions of the migrations that the database had, oldest first. */
  readonly migrations: readonly string[];
  readonly tables: readonly CopiedTable[];
  readonly sequences: Readonly<Record<string, string>>;
}

interface DumpOptions {
  /** The folder for the rows, which is there; each table gets the file `<schema>.<name>.copy`. */
  readonly folder: string;
  /** Tables whose rows are left out, by schema and name. */
  readonly leaveOut: readonly string[];
  /** Is called when the moment that the copy shows is fixed, and waited for before tables are read. */
  onMoment(): Promise<void>;
  onTable?(done: number, all: number): void;
}

/** The file of a table's rows, in the text format of PostgreSQL's COPY. */
export const rowsFile = (table: string): string => `${table}.copy`;

const dumpTables = async (client: pg.Client, options: DumpOptions): Promise<DatabaseCopy> => {
  await client.query('begin isolation level repeatable read, read only');
  // The first query fixes what all later ones see.
  const migrations = [...(await readApplied(client))];
  await options.onMoment();
  const tables = (await readTables(client)).filter(({ name }) => !options.leaveOut.includes(name));
  for (const [done, table] of tables.entries()) {
    options.onTable?.(done, tables.length);
    const file = createWriteStream(join(options.folder, rowsFile(table.name)), { mode: 0o600 });
    await pipeline(client.query(copyTo(`copy ${copyTarget(table)} to stdout`)), file);
  }
  const sequences = await readSequences(client);
  await client.query('commit');
  return { migrations, tables, sequences };
};

/** Copies all rows of a project's database as they are at one moment, while it is written to. */
export const dumpDatabase = async (url: string, options: DumpOptions): Promise<DatabaseCopy> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return await dumpTables(client, options);
  } finally {
    await client.end();
  }
};
