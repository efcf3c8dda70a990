import pg from 'pg';
import { FileNotFetched } from './fetch-file.ts';
import type { ImportPlan } from './import-plan.ts';
import { readRows } from './read-rows.ts';
import type { Row } from './row-mapping.ts';

const CONNECT_MS = 15_000;
const STATEMENT_MS = 120_000;

const readTable = async (
  client: pg.Client,
  schema: string,
  table: string,
  isNeeded: boolean,
): Promise<Row[]> => {
  const found = await client.query(
    'select from information_schema.tables where table_schema = $1 and table_name = $2',
    [schema, table],
  );
  if (found.rowCount === 0) {
    if (!isNeeded) return [];
    throw new FileNotFetched(
      `The database has no table ${schema}.${table} that this user may read`,
    );
  }
  const { rows } = await client.query<Row>(
    `select * from ${client.escapeIdentifier(schema)}.${client.escapeIdentifier(table)}`,
  );
  return rows;
};

const reasonOf = (error: unknown): string => {
  const { code, message } = error as { code?: string; message?: string };
  return message || code || String(error);
};

/**
 * What is to be imported of the PostgreSQL database of a system that is replaced: its tables
 * podcasts, podcast_configs and episodes, which are read in one transaction and not changed.
 * @throws FileNotFetched when they can't be read; the address, which holds a password, isn't told
 */
export const openDatabase = async (address: string, schema: string): Promise<ImportPlan[]> => {
  const client = new pg.Client({
    connectionString: address,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
  });
  try {
    await client.connect();
    await client.query('begin isolation level repeatable read read only');
    return readRows({
      podcasts: await readTable(client, schema, 'podcasts', true),
      configs: await readTable(client, schema, 'podcast_configs', false),
      episodes: await readTable(client, schema, 'episodes', true),
    });
  } catch (error) {
    if (error instanceof FileNotFetched) throw error;
    throw new FileNotFetched(`The database can't be read: ${reasonOf(error)}`, { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
};
