import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPostgres } from '../../../local/postgres/index.ts';
import { startSupabase } from '../../../local/supabase/index.ts';
import { createEpisodeStore } from '../../../src/clients/supabase/episodes/episode-store.ts';
import { startDatabase, type TestDatabase } from '../../support/database.ts';
import { MIGRATIONS } from '../../support/postgres-setup.ts';

let database: TestDatabase;
let home: string;
beforeAll(async () => {
  database = await startDatabase();
  home = await mkdtemp(path.join(os.tmpdir(), 'stepcast-migrations-'));
});
afterAll(async () => {
  await database.close();
  await rm(home, { recursive: true, force: true });
});

const folderOf = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const folder = await mkdtemp(path.join(home, 'migrations-'));
  for (const [name, sql] of Object.entries(files)) await writeFile(path.join(folder, name), sql);
  return folder;
};
const tables = async (like: string) =>
  database.supabase.query(
    `select relname from pg_class where relname like $1 and relkind = 'r' order by relname`,
    [like],
  );

test('a migration that fails is named, undone as a whole, and leaves the ones before it', async () => {
  const folder = await folderOf({
    '20300101000000_create_first.sql': 'create table public.try_first (id int primary key);',
    '20300101000001_create_second.sql':
      'create table public.try_second (id int primary key); select no_such_function();',
    '20300101000002_create_third.sql': 'create table public.try_third (id int primary key);',
  });
  await expect(database.supabase.applyMigrations(folder)).rejects.toThrow(
    /20300101000001_create_second\.sql failed: function no_such_function\(\) does not exist/,
  );
  expect(await tables('try\\_%')).toEqual([{ relname: 'try_first' }]);

  await writeFile(path.join(folder, '20300101000001_create_second.sql'), 'select 1;');
  expect(await database.supabase.applyMigrations(folder)).toEqual([
    '20300101000001_create_second.sql',
    '20300101000002_create_third.sql',
  ]);
  const recorded = await database.supabase.query(
    `select name from supabase_migrations.schema_migrations where version like '2030%' order by version`,
  );
  expect(recorded).toEqual([
    { name: 'create_first' },
    { name: 'create_second' },
    { name: 'create_third' },
  ]);
});

test('a table that a migration makes is served at once', async () => {
  const folder = await folderOf({
    '20310101000000_create_notes.sql':
      'create table public.notes (id int primary key); grant all on public.notes to service_role;',
  });
  expect((await database.service.from('notes').select()).error?.code).toBe('PGRST205');
  await database.supabase.applyMigrations(folder);
  expect((await database.service.from('notes').select()).data).toEqual([]);
});

test('a migration has the rights of a hosted project’s owner, not of a superuser', async () => {
  const folder = await folderOf({
    '20320101000000_read_files.sql': `select pg_read_file('/etc/hostname');`,
  });
  await expect(database.supabase.applyMigrations(folder)).rejects.toThrow('permission denied');
});

test('a migration without a time in its name is refused', async () => {
  const folder = await folderOf({ 'create_notes.sql': 'select 1;' });
  await expect(database.supabase.applyMigrations(folder)).rejects.toThrow(
    'create_notes.sql must be named',
  );
});

test('a project does not start on a failing migration, and leaves no connection behind', async () => {
  const folder = await folderOf({ '20330101000000_fail_always.sql': 'select 1 / 0;' });
  await cp(MIGRATIONS, folder, { recursive: true });
  const { postgres, close } = await startDatabase();
  await close();
  await expect(startSupabase({ postgres, migrations: folder })).rejects.toThrow('division by zero');
});

test('a project does not start on a database that another version made, and leaves it as it was', async () => {
  const earlier = await startDatabase();
  const folder = await folderOf({});
  await cp(MIGRATIONS, folder, { recursive: true });
  await earlier.supabase.query(
    `insert into supabase_migrations.schema_migrations values ('20261122090000', 'close_default_privileges')`,
  );
  await earlier.close();
  await writeFile(
    path.join(folder, '20340101000000_create_more.sql'),
    'create table public.more ();',
  );
  const { postgres } = earlier;
  await expect(startSupabase({ postgres, migrations: folder })).rejects.toMatchObject({
    name: 'DatabaseOfAnotherVersion',
    unknown: ['20261122090000_close_default_privileges'],
  });
  const project = await startSupabase({ postgres });
  expect(await project.query(`select from pg_class where relname = 'more'`)).toEqual([]);
  await project.close();
});

test('a database that went away is a 503, which the clients may try again', async () => {
  const dataDir = path.join(home, 'database');
  const postgres = await startPostgres({ dataDir, ephemeral: true });
  const project = await startSupabase({ postgres });
  const config = { SUPABASE_URL: project.url, SUPABASE_SERVICE_KEY: project.serviceKey };
  await project.query('create table public.episodes (id uuid)');
  await project.applyMigrations(await folderOf({}));
  await postgres.close();
  await expect(
    createEpisodeStore(config).read('5a0f0b1e-2f0d-4c53-8a58-5b1b0a5c7f02'),
  ).rejects.toMatchObject({ name: 'DatabaseUnavailable', status: 503, retryable: true });
  await project.close();
});
