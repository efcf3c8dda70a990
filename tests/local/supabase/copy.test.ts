import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import {
  compareMigrations,
  dumpDatabase,
  loadDatabase,
  startSupabase,
} from '../../../local/supabase/index.ts';
import { startDatabase, type TestDatabase } from '../../support/database.ts';
import { databaseUrl, MIGRATIONS } from '../../support/postgres-setup.ts';

let folder: string;
let source: TestDatabase;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'database-copy-'));
  source = await startDatabase();
});
afterEach(async () => {
  await source.close();
  await rm(folder, { recursive: true });
});

const run = async <R extends pg.QueryResultRow>(url: string, sql: string): Promise<R[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(sql)).rows;
  } finally {
    await client.end();
  }
};
const emptyDatabase = async (): Promise<string> => {
  const name = `copy_${randomUUID().replaceAll('-', '')}`;
  await run(inject('postgresUrl'), `create database ${name}`);
  return databaseUrl(inject('postgresUrl'), name);
};
const dump = async (url: string, name: string, onMoment = async () => {}) => {
  const target = join(folder, name);
  await mkdir(target);
  return dumpDatabase(url, { folder: target, leaveOut: [], onMoment });
};
const rowsIn = async (name: string): Promise<Record<string, string>> => {
  const files = await readdir(join(folder, name));
  const rows = files.map(async (file) => [file, await readFile(join(folder, name, file), 'utf8')]);
  return Object.fromEntries(await Promise.all(rows));
};

const FILL = `
insert into public.podcasts (id, title, language_code)
  values ('0190a5a5-0000-7000-8000-00000000aaaa', E'Line\\nbreak \\\\ tab\\t שלום', 'en-US');
insert into public.episodes (id, podcast_id, execution, trigger, language_code, window_from, window_until, config_snapshot, metadata)
  select '0190a5a5-0000-7000-8000-00000000bbbb', id, 'e', 'api', 'en-US', now() - interval '1 day', now(), '{}', '{"a": null, "b": 1e300}'
  from public.podcasts limit 1;`;

it('brings every row back as it was, and where sequences stood', async () => {
  await run(source.postgres.url, FILL);
  const copy = await dump(source.postgres.url, 'first');
  expect(copy.tables.map(({ name }) => name)).toContain('private.webhook_secrets');
  expect((await rowsIn('first'))['public.episodes.copy']).toContain(
    '0190a5a5-0000-7000-8000-00000000bbbb',
  );
  const url = await emptyDatabase();
  await loadDatabase(url, copy, { folder: join(folder, 'first'), migrations: MIGRATIONS });
  expect(await dump(url, 'second')).toEqual(copy);
  expect(await rowsIn('second')).toEqual(await rowsIn('first'));
});

it('shows one moment, whatever is written while it is made', async () => {
  await run(source.postgres.url, FILL);
  await dump(source.postgres.url, 'first', async () => {
    await run(source.postgres.url, 'delete from public.podcasts');
  });
  const rows = await rowsIn('first');
  expect(rows['public.podcasts.copy']).toContain('0190a5a5-0000-7000-8000-00000000aaaa');
  expect(rows['public.episodes.copy']).toContain('0190a5a5-0000-7000-8000-00000000bbbb');
});

it('of an older version is brought up to this one when the project starts', async () => {
  const older = join(folder, 'older');
  await mkdir(older);
  const files = (await readdir(MIGRATIONS)).sort();
  for (const file of files.slice(0, -5)) await copyFile(join(MIGRATIONS, file), join(older, file));
  const url = await emptyDatabase();
  await (await startSupabase({ postgres: { url }, migrations: older })).close();
  const copy = await dump(url, 'first');
  expect(copy.migrations).toHaveLength(files.length - 5);

  const restored = await emptyDatabase();
  await loadDatabase(restored, copy, { folder: join(folder, 'first'), migrations: MIGRATIONS });
  let kept = 0;
  const start = async () => {
    const project = await startSupabase({
      postgres: { url: restored },
      migrations: MIGRATIONS,
      beforeMigrating: async () => {
        kept += 1;
      },
    });
    await project.close();
  };
  expect(await compareMigrations(restored, MIGRATIONS)).toMatchObject({
    pending: files.slice(-5).map((file) => file.slice(0, 14)),
    unknown: [],
  });
  await start();
  expect(kept).toBe(1);
  expect((await compareMigrations(restored, older)).unknown).toHaveLength(5);
  await start();
  expect(kept).toBe(1);
  const [row] = await run<{ count: string }>(
    restored,
    'select count(*) from supabase_migrations.schema_migrations',
  );
  expect(Number(row?.count)).toBe(files.length);
});
