import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@supabase/supabase-js';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type SupabaseServer, startSupabase } from '../../local/supabase/index.ts';
import { createPassageFinder } from '../../src/clients/supabase/search/passage-finder.ts';
import { createSearchIndex } from '../../src/clients/supabase/search/search-index.ts';
import { answerFromSaid } from '../../src/search/answer/answer-from-said.ts';
import { readSearchDocument } from '../../src/search/index/read-search-document.ts';
import { search } from '../../src/search/search.ts';
import { databaseUrl, MIGRATIONS } from '../support/postgres-setup.ts';

/** The last migration of the version before there was a search index. */
const VERSION_BEFORE = '20261128214756';

const SHOW = randomUUID();
const [PUBLISHED, WORDLESS, FAILED] = [randomUUID(), randomUUID(), randomUUID()];
const stored = (key: string) =>
  `{"key": "${key}", "versionId": "1", "etag": "\\"e\\"", "sizeBytes": 9}`;
const open = (id: string, from: string) => `
  select public.open_episode('${id}', '${SHOW}', '${id}', 'api', null, '${from}', '${from}'::timestamptz + interval '1 day');
  select public.update_episode_status('${id}', '${id}', 'content_collected', '{"content": ${stored('c')}}');`;
const finish = (id: string, from: string, outputs: string) => `${open(id, from)}
  select public.update_episode_status('${id}', '${id}', 'processing', '{"script": ${stored('s')}, "title": "Old", "summary": ""}');
  select public.update_episode_audio_url('${id}', '${id}', 'https://media.test/a.mp3', 60000, '${outputs}');
  select public.mark_episode_published('${id}', '${id}');`;

/** Rows of every kind as that version wrote them, by its own functions. */
const ROWS = `
  insert into public.podcasts (id, title, language_code, is_paused) values ('${SHOW}', 'Mill', 'en-US', true);
  insert into public.podcast_configs (podcast_id, telegram_channels) values ('${SHOW}', '{tide_mill}');
  ${finish(PUBLISHED, '2026-01-01Z', `{"audio": ${stored('a')}, "transcript": ${stored('t')}}`)}
  ${finish(WORDLESS, '2026-01-02Z', `{"audio": ${stored('a')}}`)}
  ${open(FAILED, '2026-01-03Z')}
  select public.mark_episode_failed('${FAILED}', '${FAILED}', 'WriteScript', 'Unknown', 'why');
  select public.record_episode_cost('${FAILED}', '${FAILED}', gen_random_uuid(),
    '[{"provider": "p", "product": "", "unit": "characters", "quantity": 1, "usd": null, "pricesAsOf": null}]');
  select public.claim_feed_identity('${SHOW}', gen_random_uuid(), 'https://media.test/feed.xml');
  select public.set_soundbites('${PUBLISHED}', 'a', '[{"startMs": 0, "durationMs": 1000, "title": "Here"}]');
`;

let folder: string;
let supabase: SupabaseServer;
let before: string[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcast-upgrade-'));
  before = (await readdir(MIGRATIONS)).filter((file) => file.slice(0, 14) <= VERSION_BEFORE);
  for (const file of before) await symlink(join(MIGRATIONS, file), join(folder, file));
  const server = inject('postgresUrl');
  const name = `upgrade_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const url = databaseUrl(server, name);
  const old = await startSupabase({ postgres: { url }, migrations: folder });
  await old.query(ROWS);
  await old.close();
  // The start of this version is the upgrade.
  supabase = await startSupabase({ postgres: { url }, migrations: MIGRATIONS });
}, 120_000);
afterAll(async () => {
  await supabase?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a database that the version before search has filled', () => {
  const config = () => ({
    SUPABASE_URL: supabase.url,
    SUPABASE_SERVICE_KEY: supabase.serviceKey,
  });
  const service = () =>
    createClient(supabase.url, supabase.serviceKey, { auth: { persistSession: false } });

  test('is of a version that really came before', async () => {
    const all = (await readdir(MIGRATIONS)).filter((file) => file.endsWith('.sql'));
    expect(before.length).toBeGreaterThan(20);
    expect(all.length).toBeGreaterThan(before.length + 5);
  });

  test('keeps its episodes as they were, none of them imported', async () => {
    const { data } = await service()
      .from('episode_statuses')
      .select('id,status,is_imported')
      .throwOnError();
    const byId = new Map(data?.map(({ id, ...row }) => [id, row]));
    expect(byId.get(PUBLISHED)).toEqual({ status: 'completed', is_imported: false });
    expect(byId.get(WORDLESS)).toEqual({ status: 'completed', is_imported: false });
    expect(byId.get(FAILED)).toEqual({ status: 'failed', is_imported: false });
  });

  test('has what was published with words put in the index by the next sweep, and nothing else', async () => {
    const { data } = await service()
      .rpc('unpublished_episodes', { p_limit: 100, p_execution: null })
      .throwOnError();
    expect(data.map(({ id }: { id: string }) => id)).toEqual([PUBLISHED]);
    const index = createSearchIndex(config());
    expect(await index.listUnindexed(SHOW, 10)).toEqual([PUBLISHED]);
    const words = 'WEBVTT\n\n00:00.000 --> 00:05.000\nThe zeppelin landed on the pier.\n';
    const outputs = { transcript: JSON.parse(stored('t')) };
    const document = await readSearchDocument(
      { id: PUBLISHED, languageCode: 'en-US', outputs },
      { get: async () => new TextEncoder().encode(words) },
    );
    if (!document) throw new Error('It has a transcript.');
    await index.save(document);
    expect(await index.listUnindexed(SHOW, 10)).toEqual([]);
    const { results } = await search(
      'where did the zeppelin land',
      { podcastId: null, within: null, withUnpublished: false },
      {
        finder: createPassageFinder(config()),
        answer: async (...found) => answerFromSaid(...found),
      },
    );
    expect(results).toMatchObject([{ episodeId: PUBLISHED, startMs: 0 }]);
  });

  test('goes on: a failed episode is tried again', async () => {
    const { error } = await service().rpc('open_episode', {
      p_episode_id: FAILED,
      p_podcast_id: SHOW,
      p_execution: `${FAILED}-2`,
      p_trigger: 'retry',
      p_from: 'script',
    });
    expect(error).toBeNull();
  });
});
