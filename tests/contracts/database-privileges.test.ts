import { randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCostStore } from '../../src/clients/supabase/episodes/cost-store.ts';
import { createSearchIndex } from '../../src/clients/supabase/search/search-index.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { completeEpisode, episodeFunctions } from '../support/episodes.ts';
import { insertShow } from '../support/shows.ts';

let database: TestDatabase;
let podcastId: string;
beforeAll(async () => {
  database = await startDatabase();
  podcastId = await insertShow(database.service);
  await database.service
    .rpc('create_webhook_endpoint', {
      p_url: 'https://hooks.example.com/in',
      p_secret: `whsec_${'A'.repeat(43)}=`,
    })
    .throwOnError();
  const id = await completeEpisode(database.service, podcastId);
  await episodeFunctions(database.service).publish(id);
  await createCostStore(database.config).record(
    { episodeId: id, execution: id },
    {
      id: randomUUID(),
      items: [
        {
          provider: 'p',
          product: '',
          unit: 'characters',
          quantity: 1,
          usd: null,
          pricesAsOf: null,
        },
      ],
    },
  );
  await database.service.rpc('lease_telegram_session', {
    p_session: 'session',
    p_execution: 'execution',
    p_seconds: 60,
  });
  await database.service.rpc('lease_telegram_session', {
    p_session: 'session',
    p_execution: 'another execution',
    p_seconds: 60,
  });
  await database.service.rpc('claim_feed_identity', {
    p_podcast_id: podcastId,
    p_guid: randomUUID(),
    p_url: 'https://media.test/feed.xml',
  });
  await database.service
    .rpc('create_api_key', {
      ...{ p_name: 'bot', p_role: 'viewer', p_expires_at: null, p_prefix: 'a'.repeat(12) },
      ...{ p_salt: 'salt', p_hash: 'f'.repeat(64) },
    })
    .throwOnError();
  await database.service.rpc('take_search_answer', { p_id: randomUUID(), p_per_day: 1 });
  await database.service
    .from('telegram_posts')
    .insert({ episode_id: id, attempt: 1, chat: '@news', claimed_until: '2026-11-29T08:00:00Z' });
  await database.service.rpc('set_soundbites', {
    p_episode_id: id,
    p_audio_key: 'audio',
    p_soundbites: [{ startMs: 0, durationMs: 1000, title: 'Here' }],
  });
  await database.service.from('telegram_channels').insert({
    session: 'session',
    username: 'news',
    channel_id: '1',
    access_hash: '2',
    title: 'News',
  });
  await createSearchIndex(database.config).save({
    episodeId: id,
    transcriptKey: 'transcript',
    language: 'en',
    passages: [
      {
        ...{ startMs: 0, endMs: 1000, chapter: '', title: [], sources: [] },
        cues: [[0, 1000, 1, 'Hello.']],
        words: [{ word: 'hello', keys: [] }],
      },
    ],
  });
  await database.service.rpc('record_listens', {
    p_day: '2026-11-29',
    p_files: 'files',
    p_listens: [{ episodeId: id, app: 'Overcast', downloads: 1 }],
  });
  await database.service.rpc('take_speech_requests', {
    p_provider: 'provider',
    p_count: 1,
    p_per_minute: 1,
  });
  await database.service.rpc('report_speech_run', {
    p_provider: 'provider',
    p_execution: 'execution',
    p_spoke: false,
    p_reason: 'down',
  });
});
afterAll(() => database.close());

const TABLES = [
  'podcasts',
  'podcast_configs',
  'voices',
  'episodes',
  'episode_events',
  'telegram_sessions',
  'telegram_channels',
  'telegram_session_queue',
  'telegram_posts',
  'webhook_endpoints',
  'webhook_deliveries',
  'speech_requests',
  'speech_circuits',
  'episode_costs',
  'feed_identities',
  'soundbites',
  'search_documents',
  'search_passages',
  'search_words',
  'search_answers',
  'listen_days',
  'listens',
  'api_keys',
  'audit_entries',
] as const;
const outcome = ({
  data,
  error,
  status,
}: {
  data: unknown;
  error: { code: string } | null;
  status: number;
}) => (error === null ? (data as unknown[]).length : { status, code: error.code });

test('every table of the schema is one that these tests know', async () => {
  const rows = await database.supabase.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  );
  expect(rows.map(({ name }) => name).sort()).toEqual(
    [...TABLES, 'podcast_releases', 'episode_releases'].sort(),
  );
});

describe.each(TABLES)('%s', (table) => {
  test('is closed to the public', async () => {
    expect(outcome(await database.anon.from(table).select())).toEqual({
      status: 401,
      code: '42501',
    });
  });
  test('shows nothing to a signed-in user, whatever their user_metadata says', async () => {
    expect(outcome(await database.user.from(table).select())).toBe(0);
  });
  test('is read by an admin', async () => {
    expect(outcome(await database.admin.from(table).select())).toBeGreaterThan(0);
  });
  test('is read by the service role', async () => {
    expect(outcome(await database.service.from(table).select())).toBeGreaterThan(0);
  });
});

describe('shows and their configs', () => {
  const config = (id: string) => ({ podcast_id: id, telegram_channels: ['another_channel'] });

  test('are made, changed and deleted by an admin', async () => {
    const id = randomUUID();
    const { admin } = database;
    expect((await admin.from('podcasts').insert({ id, title: 'Mine' })).status).toBe(201);
    expect((await admin.from('podcast_configs').insert(config(id))).status).toBe(201);
    const renamed = await admin.from('podcasts').update({ title: 'Renamed' }).eq('id', id).select();
    expect(renamed.data).toMatchObject([{ id, title: 'Renamed' }]);
    const changed = await admin
      .from('podcast_configs')
      .update({ max_messages: 7 })
      .eq('podcast_id', id)
      .select();
    expect(changed.data).toMatchObject([{ max_messages: 7 }]);
    const deleted = await admin.from('podcasts').delete().eq('id', id).select();
    expect(deleted.data).toMatchObject([{ id }]);
    expect((await admin.from('podcast_configs').select().eq('podcast_id', id)).data).toEqual([]);
  });

  test('are not written by a signed-in user or the public', async () => {
    const { user, anon, service } = database;
    expect(await user.from('podcasts').insert({ title: 'Mine' })).toMatchObject({ status: 403 });
    expect(await anon.from('podcasts').insert({ title: 'Mine' })).toMatchObject({ status: 401 });
    const update = { title: 'Taken over' };
    expect((await user.from('podcasts').update(update).eq('id', podcastId).select()).data).toEqual(
      [],
    );
    expect((await user.from('podcasts').delete().eq('id', podcastId).select()).data).toEqual([]);
    expect(await anon.from('podcasts').update(update).eq('id', podcastId)).toMatchObject({
      status: 401,
    });
    expect(await anon.from('podcasts').delete().eq('id', podcastId)).toMatchObject({ status: 401 });
    const { data } = await service.from('podcasts').select('title').eq('id', podcastId).single();
    expect(data).toEqual({ title: 'Morning Digest' });
  });
});

describe('what is not the callers’ to write', () => {
  test.each([
    ['voices', 'name'],
    ['episodes', 'execution'],
    ['episode_events', 'execution'],
    ['telegram_sessions', 'session'],
    ['telegram_channels', 'session'],
    ['telegram_session_queue', 'session'],
    ['speech_requests', 'provider'],
    ['speech_circuits', 'provider'],
    ['webhook_endpoints', 'url'],
    ['episode_costs', 'execution'],
    ['search_answers', 'outcome'],
    ['api_keys', 'name'],
    ['audit_entries', 'action'],
  ])('%s is written by no admin', async (table, column) => {
    const denied = { status: 403, error: { code: '42501' } };
    const row: Record<string, string> = { [column]: 'x' };
    const { admin } = database;
    expect(await admin.from(table).insert(row as never)).toMatchObject(denied);
    expect(
      await admin
        .from(table)
        .update(row as never)
        .neq(column, ''),
    ).toMatchObject(denied);
    expect(await admin.from(table).delete().neq(column, '')).toMatchObject(denied);
  });

  test('costs are written by their function alone', async () => {
    const update = await database.service
      .from('episode_costs')
      .update({ items: [] })
      .neq('execution', '');
    expect(update).toMatchObject({ status: 403, error: { code: '42501' } });
  });

  test.each([
    ['api_keys', 'name'],
    ['audit_entries', 'action'],
  ])('%s is written by its functions alone', async (table, column) => {
    const denied = { status: 403, error: { code: '42501' } };
    const rows = database.service.from(table);
    expect(await rows.insert({ [column]: 'x' } as never)).toMatchObject(denied);
    expect(await rows.update({ [column]: 'x' } as never).neq(column, '')).toMatchObject(denied);
    expect(await rows.delete().neq(column, '')).toMatchObject(denied);
  });

  test('the timeline is not written by the service role either', async () => {
    const update = await database.service
      .from('episode_events')
      .update({ status: 'x' })
      .neq('status', '');
    expect(update).toMatchObject({ status: 403, error: { code: '42501' } });
  });
});

test.each(['webhook_secrets', 'api_key_hashes', 'seen_signatures'])(
  '%s are shown to nobody',
  async (table) => {
    for (const caller of ['anon', 'user', 'admin', 'service'] as const) {
      const { error } = await database[caller].from(table).select();
      expect(error?.code, caller).toBe('PGRST205');
      expect(
        (await database[caller].schema('private').from(table).select()).error,
        caller,
      ).not.toBeNull();
    }
  },
);

test('a webhook’s row holds no secret', async () => {
  const { data } = await database.service.from('webhook_endpoints').select();
  expect(JSON.stringify(data)).not.toContain('whsec_');
});

describe('what is published', () => {
  test.each(['published_podcasts', 'published_episodes'])(
    '%s is read by everybody',
    async (view) => {
      for (const caller of ['anon', 'user', 'admin', 'service'] as const) {
        expect(outcome(await database[caller].from(view).select()), caller).toBe(1);
      }
    },
  );

  test('holds named columns alone', async () => {
    const [episode] = (await database.anon.from('published_episodes').select()).data ?? [];
    expect(Object.keys(episode)).toEqual([
      'id',
      'podcast_id',
      'title',
      'description',
      'language_code',
      'audio_url',
      'duration_ms',
      'published_at',
    ]);
    const [podcast] = (await database.anon.from('published_podcasts').select()).data ?? [];
    expect(Object.keys(podcast)).toEqual([
      'id',
      'title',
      'description',
      'language_code',
      'author',
      'image_url',
    ]);
  });

  test('gives no pointers into the bucket, whichever way it is asked', async () => {
    for (const caller of [database.anon, database.user]) {
      const { error } = await caller.from('episode_releases').select('outputs');
      expect(error?.code).toBe('42501');
      expect((await caller.from('feed_episodes').select()).error?.code).toBe('42501');
    }
  });

  test.each(['published_podcasts', 'published_episodes', 'podcast_releases', 'episode_releases'])(
    '%s is not written through the API',
    async (relation) => {
      for (const caller of [database.anon, database.user, database.admin]) {
        const write = await caller.from(relation).update({ title: 'x' }).neq('title', '');
        expect(write.error?.code).toBe('42501');
        expect((await caller.from(relation).delete().neq('title', '')).error?.code).toBe('42501');
      }
    },
  );
});

describe('functions', () => {
  interface Signature {
    readonly name: string;
    readonly arguments: readonly string[];
    readonly definer: boolean;
  }
  const SIGNATURES = `
    select proname as name, coalesce(proargnames[:pronargs], '{}') as arguments, prosecdef as definer
    from pg_proc where pronamespace = 'public'::regnamespace order by proname`;

  test('are those of the design and no others', async () => {
    const rows = await database.supabase.query<Signature>(SIGNATURES);
    expect(rows.map(({ name, arguments: names }) => `${name}(${names.join(', ')})`)).toEqual([
      'begin_paying(p_episode_id, p_execution, p_stage_cap_usd)',
      'change_api_key(p_id, p_change)',
      'changed_show_execution(p_podcast_id)',
      'claim_feed_identity(p_podcast_id, p_guid, p_url)',
      'claim_telegram_post(p_episode_id, p_execution, p_chat, p_seconds, p_key)',
      'close_telegram_post(p_episode_id, p_execution, p_visibility_changed_at)',
      'confirm_telegram_post(p_episode_id, p_message_id, p_kind)',
      'create_api_key(p_name, p_role, p_expires_at, p_prefix, p_salt, p_hash, p_podcast_ids)',
      'create_show(p_podcast, p_config)',
      'create_webhook_endpoint(p_url, p_secret, p_podcast_id, p_events)',
      'delay_telegram_post(p_episode_id, p_execution, p_seconds)',
      'delete_show(p_id)',
      'discard_episode(p_episode_id, p_reason)',
      'due_podcasts(p_limit, p_after)',
      'earlier_episodes(p_episode_id)',
      'enter_speech_circuit(p_provider, p_execution, p_probe_seconds)',
      'expire_episodes(p_limit)',
      'find_api_key(p_prefix)',
      'find_queued_episode(p_podcast_id, p_namespace, p_name)',
      'get_podcast_config_by_id(p_id)',
      'get_podcast_config_by_podcast_id(p_podcast_id)',
      'import_episode(p_episode_id, p_podcast_id, p_episode)',
      'import_show(p_podcast_id, p_podcast, p_config, p_feed)',
      'index_episode(p_episode_id, p_transcript_key, p_language, p_passages, p_words)',
      'lease_telegram_session(p_session, p_execution, p_seconds)',
      'list_episodes(p_limit, p_podcast_id, p_status, p_before_at, p_before_id, p_error, p_within)',
      'list_shows(p_limit, p_before_at, p_before_id, p_within)',
      'listens_of(p_podcast_id, p_episode_id, p_days)',
      'mark_episode_failed(p_episode_id, p_execution, p_state, p_error, p_cause)',
      'mark_episode_published(p_episode_id, p_execution, p_visibility_changed_at)',
      'monthly_caps(p_stage_cap_usd)',
      'note_api_key_use(p_id, p_signature, p_seconds)',
      'note_episode_wait(p_episode_id, p_execution, p_reason, p_seconds)',
      'note_episode_warnings(p_episode_id, p_execution, p_state, p_warnings)',
      'open_delivery(p_event_id, p_endpoint_id, p_execution)',
      'open_episode(p_episode_id, p_podcast_id, p_execution, p_trigger, p_from, p_window_from, p_window_until, p_settings)',
      'open_telegram_post(p_episode_id, p_execution)',
      'overdue_podcasts(p_limit)',
      'overdue_reviews(p_limit)',
      'pending_deliveries(p_limit, p_after_event_id, p_after_endpoint_id)',
      'record_audit_entry(p_action, p_kind, p_id, p_podcast_id, p_episode_id)',
      'record_delivery_attempt(p_event_id, p_endpoint_id, p_execution, p_attempt, p_outcome, p_status, p_error, p_wait_seconds, p_body, p_took_ms)',
      'record_episode_cost(p_episode_id, p_execution, p_id, p_items)',
      'record_listens(p_day, p_files, p_listens)',
      'record_post_failure(p_episode_id, p_execution, p_error, p_cause)',
      'record_publish_failure(p_episode_id, p_execution, p_error, p_cause)',
      'record_search_answer(p_id, p_outcome, p_items)',
      'release_telegram_session(p_session, p_execution)',
      'report_speech_run(p_provider, p_execution, p_spoke, p_reason)',
      'request_telegram_post(p_episode_id, p_is_missing)',
      'revoke_api_key(p_id)',
      'rotate_api_key(p_id, p_overlap_seconds, p_prefix, p_salt, p_hash)',
      'rotate_webhook_secret(p_endpoint_id, p_secret, p_overlap_seconds)',
      'search_passages(p_terms, p_phrases, p_without, p_podcast_id, p_with_unpublished, p_limit, p_within)',
      'send_delivery_again(p_event_id, p_endpoint_id)',
      'set_episode_picture(p_episode_id, p_key)',
      'set_episode_visibility(p_episode_id, p_visibility)',
      'set_soundbites(p_episode_id, p_audio_key, p_soundbites)',
      'settle_telegram_post(p_post_id, p_outcome, p_message_id, p_content)',
      'skip_episode(p_episode_id, p_execution, p_reason)',
      'slow_episodes(p_limit)',
      'spending_by_month(p_months)',
      'take_search_answer(p_id, p_per_day)',
      'take_speech_requests(p_provider, p_count, p_per_minute)',
      'unindexed_episodes(p_podcast_id, p_limit)',
      'unposted_episodes(p_limit, p_execution)',
      'unpublished_episodes(p_limit, p_execution)',
      'unsettled_episodes(p_limit, p_execution, p_after_at, p_after_id)',
      'update_episode_audio_url(p_episode_id, p_execution, p_audio_url, p_duration_ms, p_outputs)',
      'update_episode_progress(p_episode_id, p_execution, p_done, p_total)',
      'update_episode_status(p_episode_id, p_execution, p_status, p_outputs)',
      'update_show(p_id, p_podcast, p_config)',
      'update_webhook_endpoint(p_endpoint_id, p_url, p_events, p_is_enabled)',
      'webhook_target(p_endpoint_id)',
    ]);
    expect(rows.every(({ definer }) => definer)).toBe(true);
  });

  const callAll = async (caller: SupabaseClient) => {
    const rows = await database.supabase.query<Signature>(SIGNATURES);
    return Promise.all(
      rows.map(async ({ name, arguments: names }) => {
        const args = Object.fromEntries(names.map((argument) => [argument, null]));
        const { status, error } = await caller.rpc(name, args);
        return { name, status, code: error?.code };
      }),
    );
  };

  test.each([
    ['anon', 401],
    ['user', 403],
    ['admin', 403],
  ] as const)('are all refused to %s', async (caller, status) => {
    for (const answer of await callAll(database[caller])) {
      expect(answer, answer.name).toEqual({ name: answer.name, status, code: '42501' });
    }
  });

  test('are all executed for the service role', async () => {
    for (const { name, code } of await callAll(database.service))
      expect(code, name).not.toBe('42501');
  });

  test('that a later migration makes start closed', async () => {
    const { supabase, anon } = database;
    await supabase.query(
      'begin; set local role postgres; create function public.later() returns int language sql as $$ select 1 $$; commit',
    );
    const [privileges] = await supabase.query(
      `select has_function_privilege('anon', 'public.later()', 'execute') as anon,
        has_function_privilege('authenticated', 'public.later()', 'execute') as authenticated`,
    );
    expect(privileges).toEqual({ anon: false, authenticated: false });
    await supabase.query('drop function public.later()');
    expect((await anon.rpc('later')).error?.code).toBe('PGRST202');
  });
});

describe('configs by function', () => {
  test('are answered by their id and by their show', async () => {
    const { data: row } = await database.service
      .from('podcast_configs')
      .select()
      .eq('podcast_id', podcastId)
      .single();
    const byShow = await database.service.rpc('get_podcast_config_by_podcast_id', {
      p_podcast_id: podcastId,
    });
    expect(byShow.data).toEqual(row);
    const byId = await database.service.rpc('get_podcast_config_by_id', { p_id: row.id });
    expect(byId.data).toEqual(row);
  });

  test.each([
    ['get_podcast_config_by_id', 'p_id'],
    ['get_podcast_config_by_podcast_id', 'p_podcast_id'],
  ])('%s answers 473 for what is unknown', async (name, argument) => {
    const { status, error } = await database.service.rpc(name, { [argument]: randomUUID() });
    expect({ status, code: error?.code }).toEqual({ status: 473, code: 'PT473' });
  });
});
