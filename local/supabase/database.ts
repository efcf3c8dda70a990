import { readFile } from 'node:fs/promises';
import pg from 'pg';

/** Opens a pool on the database and makes it a Supabase project's, if it isn't one yet. */
export const openDatabase = async (url: string): Promise<pg.Pool> => {
  const pool = new pg.Pool({ connectionString: url, max: 20 });
  // A connection that breaks while idle is replaced; the next query tells what is wrong.
  pool.on('error', () => {});
  const { rowCount } = await pool.query(
    `select from pg_namespace where nspname = 'embedded_supabase'`,
  );
  if (rowCount === 0) {
    const scripts = ['bootstrap.sql', 'sign-in/schema.sql'].map((name) =>
      readFile(new URL(name, import.meta.url), 'utf8'),
    );
    // One query of many statements is one transaction: a start that is cut off leaves nothing half done.
    await pool.query((await Promise.all(scripts)).join('\n'));
  }
  return pool;
};

/** Runs `work` in a transaction: committed when it resolves, rolled back when it rejects. */
export const inTransaction = async <T>(
  pool: pg.Pool,
  begin: 'begin' | 'begin read only',
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> => {
  const client = await pool.connect();
  // A connection that breaks between two statements is told by the next one.
  const ignore = () => undefined;
  client.on('error', ignore);
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((cause: Error) => {
      broken = cause;
    });
    throw error;
  } finally {
    client.off('error', ignore);
    client.release(broken);
  }
};
