import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { inTransaction } from './database.ts';

const FILE_NAME = /^(\d{14})_([a-z0-9_]+)\.sql$/;

/** A migration of a folder: 14 digits, and the file that they begin. */
interface Migration {
  readonly version: string;
  readonly name: string;
  readonly file: string;
}

const readFolder = async (folder: string): Promise<Migration[]> =>
  (await readdir(folder))
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const [, version, name] = FILE_NAME.exec(file) ?? [];
      if (version !== undefined && name !== undefined) return { version, name, file };
      throw new Error(`The migration ${file} must be named <14 digits>_<verb>_<noun>.sql.`);
    });

/** The migrations that a database has, by their versions, oldest first. */
export const readApplied = async (database: pg.Pool | pg.Client): Promise<ReadonlySet<string>> => {
  const { rows } = await database.query<{ version: string }>(
    'select version from supabase_migrations.schema_migrations order by version',
  );
  return new Set(rows.map(({ version }) => version));
};

/** The migrations of a folder, by their versions, oldest first. @throws naming a file that has no version */
export const migrationVersions = async (folder: string): Promise<string[]> =>
  (await readFolder(folder)).map(({ version }) => version);

/**
 * Applies the migrations of a folder that the database doesn't have yet, oldest first, each in a
 * transaction of its own and as the role `postgres`, which is no superuser; `only` leaves out others.
 * @returns the names of the files that were applied
 * @throws naming the file that failed; the ones before it stay applied
 */
export const applyMigrations = async (
  pool: pg.Pool,
  folder: string,
  only?: ReadonlySet<string>,
): Promise<string[]> => {
  const known = await readApplied(pool);
  const applied: string[] = [];
  for (const { version, name, file } of await readFolder(folder)) {
    if (known.has(version) || only?.has(version) === false) continue;
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

/** What a database and a folder have of migrations: in both, in the folder alone, in the database alone. */
export interface MigrationState {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  readonly unknown: readonly string[];
}

/** Compares what a database has with a folder of migrations. */
export const stateOfMigrations = async (
  database: pg.Pool | pg.Client,
  folder: string,
): Promise<MigrationState> => {
  const recorded = await readApplied(database);
  const known = await migrationVersions(folder);
  return {
    applied: known.filter((version) => recorded.has(version)),
    pending: known.filter((version) => !recorded.has(version)),
    unknown: [...recorded].filter((version) => !known.includes(version)),
  };
};

/** The same of a project's database by its address, which may be in use. */
export const compareMigrations = async (url: string, folder: string): Promise<MigrationState> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return await stateOfMigrations(client, folder);
  } finally {
    await client.end();
  }
};
