import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../local/supabase/database.ts';
import { type Definition, readDefinitions } from '../../scripts/database/definitions.ts';
import { describeSchema } from '../../scripts/database/describe-schema.ts';
import { findChanges } from '../../scripts/database/find-changes.ts';
import { SCHEMAS } from '../../scripts/database/migrated-database.ts';
import { renderRefusals } from '../../scripts/database/refusals.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let pool: pg.Pool;
let definitions: Definition[];
beforeAll(async () => {
  database = await startDatabase();
  pool = await openDatabase(database.postgres.url);
  definitions = await readDefinitions(SCHEMAS);
});
afterAll(async () => {
  await pool.end();
  await database.close();
});

const supabase = join(import.meta.dirname, '../../supabase');

describe('the migrations make', () => {
  test('every function and view as supabase/schemas defines it, and no other', async () => {
    expect(await findChanges(pool, definitions)).toEqual([]);
  });

  test('what supabase/schema.sql describes: `npm run schema` has been run', async () => {
    expect(await describeSchema(pool)).toBe(await readFile(join(supabase, 'schema.sql'), 'utf8'));
  });

  test('what the table of refusals in supabase/README.md says', async () => {
    const readme = await readFile(join(supabase, 'README.md'), 'utf8');
    expect(await renderRefusals(pool, readme)).toBe(readme);
  });
});

describe('a migration brings', () => {
  const edited = (name: string, edit: (sql: string) => string): Definition[] =>
    definitions.map((one) => (one.name === name ? { ...one, sql: edit(one.sql) } : one));
  const replaced = (from: string, to: string) => (sql: string) => {
    expect(sql).toContain(from);
    return sql.replaceAll(from, to);
  };
  const iso = 'private.iso_utc';

  test.each<[string, () => Definition[], RegExp]>([
    ['another body', () => edited(iso, replaced('"Z"', '"z"')), /^create or replace function/],
    ['another comment', () => edited(iso, replaced('as JavaScript', 'as we')), /as we/],
    [
      'another right',
      () => edited(iso, (sql) => `${sql}\ngrant execute on function ${iso}(timestamptz) to anon;`),
      /to anon/,
    ],
    [
      'a right less',
      () => edited(iso, replaced('to service_role', 'to authenticated')),
      /revoke all/,
    ],
    [
      'a comment less',
      () => edited(iso, (sql) => sql.replace(/comment[\s\S]*?';\n/, '')),
      /is null/,
    ],
    [
      'another result',
      () => edited('public.release_telegram_session', replaced('returns boolean', 'returns text')),
      /^drop function public\.release_telegram_session\(p_session text, p_execution text\);\n/,
    ],
    [
      'other arguments',
      () =>
        edited('public.due_podcasts', (sql) =>
          sql
            .replace('p_after uuid', 'p_after text')
            .replace('c.podcast_id > p_after', 'c.podcast_id::text > p_after')
            .replace('(integer, uuid)', '(integer, text)')
            .replace('(integer, uuid)', '(integer, text)'),
        ),
      /^drop function public\.due_podcasts\(p_limit integer, p_after uuid\);\n/,
    ],
    [
      'a column more',
      () =>
        edited('public.published_podcasts', replaced('image_url\n', 'image_url, title as name\n')),
      /^create or replace view/,
    ],
    [
      'a column less',
      () => edited('public.published_podcasts', replaced(', image_url\n', '\n')),
      /^drop view/,
    ],
    [
      'a new function, defined after what calls it',
      () => [
        ...definitions,
        {
          kind: 'function',
          file: 'a.sql',
          name: 'private.a_caller',
          sql: `create or replace function private.a_caller() returns integer language sql set search_path = '' as 'select private.b_called()';`,
        },
        {
          kind: 'function',
          file: 'b.sql',
          name: 'private.b_called',
          sql: `create or replace function private.b_called() returns integer language sql set search_path = '' as 'select 1';`,
        },
      ],
      /b_called[\s\S]*a_caller/,
    ],
    [
      'no function where none is defined',
      () => definitions.filter(({ name }) => name !== 'public.delete_show'),
      /^drop function public\.delete_show\(p_id uuid\);$/,
    ],
  ])('%s', async (_, wanted, statement) => {
    const fresh = await startDatabase();
    const migrated = await openDatabase(fresh.postgres.url);
    try {
      const changes = (await findChanges(migrated, wanted())).join('\n');
      expect(changes).toMatch(statement);
      await migrated.query(`begin; set local role postgres; ${changes} commit;`);
      expect(await findChanges(migrated, wanted())).toEqual([]);
    } finally {
      await migrated.end();
      await fresh.close();
    }
  });

  test('nothing of a definition on which a table depends, and says so', async () => {
    const wanted = edited('private.is_cast', replaced('returns boolean', 'returns text'));
    await expect(findChanges(pool, wanted)).rejects.toMatchObject({
      name: 'DefinitionRefused',
      message: expect.stringMatching(/private\.is_cast can't be put in place.*depend/),
    });
  });
});
