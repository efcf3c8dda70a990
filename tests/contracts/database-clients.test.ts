import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEpisodeStatusReader } from '../../src/clients/supabase/episodes/episode-status-reader.ts';
import {
  createEpisodeStore,
  type DatabaseEpisodeStore,
} from '../../src/clients/supabase/episodes/episode-store.ts';
import { createChannelDirectory } from '../../src/clients/supabase/telegram/channel-directory.ts';
import { createSessionLease } from '../../src/clients/supabase/telegram/session-lease.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { completeEpisode, episodeFunctions, publishEpisode } from '../support/episodes.ts';
import { insertShow, storedObject } from '../support/shows.ts';

let database: TestDatabase;
let functions: ReturnType<typeof episodeFunctions>;
let episodes: DatabaseEpisodeStore;
beforeAll(async () => {
  database = await startDatabase();
  functions = episodeFunctions(database.service);
  episodes = createEpisodeStore(database.config);
});
afterAll(() => database.close());

describe('the episode store', () => {
  test('reads a pending episode', async () => {
    const podcastId = await insertShow(database.service);
    const id = randomUUID();
    await functions.open(podcastId, id, {
      p_window_from: '2026-01-01T00:00:00.5Z',
      p_window_until: '2026-01-08T00:00:00Z',
    });
    expect(await episodes.read(id)).toEqual({
      id,
      podcastId,
      status: 'pending',
      execution: id,
      attempt: 1,
      title: null,
      description: null,
      languageCode: 'en-US',
      config: expect.objectContaining({
        title: 'Morning Digest',
        telegramChannels: ['morning_news'],
        speakers: [{ role: 'host', voice: 'en-US-Chirp3-HD-Kore' }],
      }),
      window: { from: '2026-01-01T00:00:00.500Z', until: '2026-01-08T00:00:00.000Z' },
      outputs: {},
      publishedAt: null,
      audioUrl: null,
      durationMs: null,
    });
  });

  test('reads a published episode', async () => {
    const id = await completeEpisode(database.service, await insertShow(database.service));
    await episodes.markPublished({ episodeId: id, execution: id });
    const episode = await episodes.read(id);
    expect(episode).toMatchObject({
      status: 'completed',
      title: 'Monday',
      description: 'What happened.',
      audioUrl: `https://media.test/${id}-${id}.mp3`,
      durationMs: 60_000,
      publishedAt: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    expect(episode.outputs).toEqual({
      content: storedObject('content'),
      script: storedObject('script'),
      audio: storedObject('audio'),
    });
  });

  test('knows which episode there is not', async () => {
    const id = randomUUID();
    const absent = { name: 'EpisodeNotFound', episodeId: id, retryable: false };
    await expect(episodes.read(id)).rejects.toMatchObject(absent);
    await expect(
      episodes.reportProgress({ episodeId: id, execution: id }, 1, 2),
    ).rejects.toMatchObject(absent);
    await expect(episodes.markPublished({ episodeId: id, execution: id })).rejects.toMatchObject(
      absent,
    );
  });

  test('tells a stale execution so', async () => {
    const id = await completeEpisode(database.service, await insertShow(database.service));
    const stale = { name: 'StaleExecution', episodeId: id, execution: 'old', retryable: false };
    await expect(
      episodes.reportProgress({ episodeId: id, execution: 'old' }, 1, 2),
    ).rejects.toMatchObject(stale);
    await expect(episodes.markPublished({ episodeId: id, execution: 'old' })).rejects.toMatchObject(
      stale,
    );
  });

  test('tells a live attempt from one that is cancelled, replaced or gone', async () => {
    const podcastId = await insertShow(database.service);
    const id = randomUUID();
    await functions.open(podcastId, id);
    const attempt = { episodeId: id, execution: id };
    await expect(episodes.checkOwned(attempt)).resolves.toBeUndefined();
    await expect(episodes.checkOwned({ ...attempt, execution: 'old' })).rejects.toMatchObject({
      ...{ name: 'StaleExecution', episodeId: id, execution: 'old' },
      message: expect.stringContaining(id),
    });
    await functions.fail(id);
    await expect(episodes.checkOwned(attempt)).rejects.toMatchObject({
      ...{ name: 'StaleExecution', message: expect.stringContaining('failed') },
    });
    const absent = { episodeId: randomUUID(), execution: 'any' };
    await expect(episodes.checkOwned(absent)).rejects.toMatchObject({ name: 'EpisodeNotFound' });
  });

  test('reports progress', async () => {
    const id = randomUUID();
    await functions.open(await insertShow(database.service), id);
    await episodes.reportProgress({ episodeId: id, execution: id }, 3, 60);
    await episodes.reportProgress({ episodeId: id, execution: id }, 2, 60);
    const { data } = await database.service
      .from('episodes')
      .select('progress_done,progress_total')
      .eq('id', id)
      .single();
    expect(data).toEqual({ progress_done: 3, progress_total: 60 });
  });

  test('lists what a feed tells, newest first', async () => {
    const podcastId = await insertShow(database.service, {
      podcast: {
        author: 'A.',
        image_url: 'https://example.com/c.png',
        owner_email: 'a@example.com',
        category: 'Physics',
        is_explicit: true,
        is_blocked: true,
        verification: 'prove-4711',
      },
    });
    const first = await completeEpisode(database.service, podcastId);
    await episodes.markPublished({ episodeId: first, execution: first });
    const second = await completeEpisode(database.service, podcastId);
    const failed = randomUUID();
    await functions.open(podcastId, failed);
    await functions.fail(failed);
    const { show, episodes: listed } = await episodes.listPublished(podcastId);
    expect(show).toEqual({
      id: podcastId,
      title: 'Morning Digest',
      description: '',
      languageCode: 'en-US',
      author: 'A.',
      imageUrl: 'https://example.com/c.png',
      ownerEmail: 'a@example.com',
      category: 'Physics',
      isExplicit: true,
      isBlocked: true,
      verification: 'prove-4711',
      episodeFrequencyDays: 7,
    });
    expect(listed.map(({ id }) => id)).toEqual([second, first]);
    expect(listed[1]).toEqual({
      id: first,
      title: 'Monday',
      description: 'What happened.',
      languageCode: 'en-US',
      audioUrl: `https://media.test/${first}-${first}.mp3`,
      durationMs: 60_000,
      outputs: expect.objectContaining({ audio: storedObject('audio') }),
      publishedAt: (await episodes.read(first)).publishedAt,
      soundbites: [],
      pictureKey: null,
      guid: null,
    });
  });

  test('lists for a directory the shows that have something to hear, by their titles', async () => {
    const show = async (title: string, podcast: Readonly<Record<string, unknown>> = {}) =>
      insertShow(database.service, { podcast: { title, ...podcast } });
    const publish = (podcastId: string) => publishEpisode(database.service, podcastId);
    const [second, first, blocked] = [
      await show('Zwei', { description: 'Der zweite.', language_code: 'de-DE' }),
      await show('Eins'),
      await show('Blocked', { is_blocked: true }),
    ];
    for (const podcastId of [second, first, blocked]) await publish(podcastId);
    await completeEpisode(database.service, await show('Not yet'));
    const own = new Set([second, first, blocked]);
    const listed = (await episodes.listShows()).filter(({ id }) => own.has(id));
    expect(listed.map(({ id }) => id)).toEqual([first, second]);
    expect(listed[1]).toEqual({
      ...{ id: second, title: 'Zwei', description: 'Der zweite.', languageCode: 'de-DE' },
      ...{ author: '', imageUrl: null },
    });
  });

  test('a feed keeps the first guid that is claimed, and knows that it has moved', async () => {
    const podcastId = await insertShow(database.service);
    const [guid, other] = [randomUUID(), randomUUID()];
    const claim = (claimed: string, feedUrl: string) =>
      episodes.claimIdentity(podcastId, { guid: claimed, feedUrl });
    expect(await claim(guid, 'https://a.test/f.xml')).toEqual({ guid, hasMoved: false });
    expect(await claim(other, 'https://a.test/f.xml')).toEqual({ guid, hasMoved: false });
    expect(await claim(other, 'https://b.test/f.xml')).toEqual({ guid, hasMoved: true });
    // Who subscribed at the second address must be told of the first one.
    expect(await claim(other, 'https://a.test/f.xml')).toEqual({ guid, hasMoved: true });
    await expect(
      episodes.claimIdentity(randomUUID(), { guid, feedUrl: 'https://a.test/f.xml' }),
    ).rejects.toMatchObject({ name: 'PodcastNotFound' });
  });

  test('lists more episodes of a show than one answer of the database holds', async () => {
    const podcastId = await insertShow(database.service);
    const first = await completeEpisode(database.service, podcastId);
    await database.supabase.query(`set session_replication_role = replica;
      insert into public.episodes
      select (jsonb_populate_record(e, jsonb_build_object(
        'id', gen_random_uuid(), 'last_transition_at', e.last_transition_at + n * interval '1 minute'
      ))).* from public.episodes as e, generate_series(1, 2100) as n where e.id = '${first}';
      set session_replication_role = origin`);
    const { episodes: listed } = await episodes.listPublished(podcastId);
    expect(new Set(listed.map(({ id }) => id)).size).toBe(2101);
    expect(listed.at(-1)?.id).toBe(first);
    const dates = listed.map(({ publishedAt }) => publishedAt);
    expect(dates).toEqual(dates.toSorted().reverse());
  });

  test('lists nothing of a new show, and knows which show there is not', async () => {
    const podcastId = await insertShow(database.service);
    expect((await episodes.listPublished(podcastId)).episodes).toEqual([]);
    const unknown = randomUUID();
    await expect(episodes.listPublished(unknown)).rejects.toMatchObject({
      name: 'PodcastNotFound',
      podcastId: unknown,
    });
  });

  test('with a wrong key is refused, with what to do', async () => {
    const wrong = createEpisodeStore({
      ...database.config,
      SUPABASE_SERVICE_KEY: 'sb_secret_wrong',
    });
    await expect(wrong.read(randomUUID())).rejects.toMatchObject({
      name: 'DatabaseRefused',
      retryable: false,
      message: expect.stringContaining('SUPABASE_SERVICE_KEY'),
    });
  });
});

describe('the session lease', () => {
  test('is held by one at a time', async () => {
    const leases = createSessionLease(database.config);
    const session = randomUUID();
    expect(await leases.acquire(session, 'first', 60)).toEqual({ acquired: true });
    const busy = await leases.acquire(session, 'second', 60);
    expect(busy).toEqual({ acquired: false, waitSeconds: expect.any(Number) });
    await leases.release(session, 'second');
    expect((await leases.acquire(session, 'second', 60)).acquired).toBe(false);
    await leases.release(session, 'first');
    expect(await leases.acquire(session, 'second', 60)).toEqual({ acquired: true });
  });
});

describe('the channel directory', () => {
  test('remembers a channel for a session, under its name in any case, until it is forgotten', async () => {
    const channels = createChannelDirectory(database.config);
    const channel = {
      username: 'News_Daily',
      id: '12',
      accessHash: '-9223372036854775807',
      title: 'News',
    };
    expect(await channels.find('s1', 'news_daily')).toBeNull();
    await channels.save('s1', channel);
    await channels.save('s1', { ...channel, title: 'News!' });
    const known = { ...channel, username: 'news_daily', title: 'News!' };
    expect(await channels.find('s1', 'NEWS_daily')).toEqual(known);
    expect(await channels.find('s2', 'news_daily')).toBeNull();
    await channels.forget('s1', 'News_daily');
    expect(await channels.find('s1', 'news_daily')).toBeNull();
    await channels.forget('s1', 'news_daily');
  });
});

describe('the status reader', () => {
  test('tells how far an episode is, with the timeline of its attempt', async () => {
    const podcastId = await insertShow(database.service);
    const id = randomUUID();
    const reader = createEpisodeStatusReader(database.config);
    expect(await reader.find(id)).toBeNull();
    await functions.open(podcastId, id);
    await functions.progress(id, 1, 4);
    expect(await reader.find(id)).toMatchObject({ wait: null });
    await createEpisodeStore(database.config).noteWait(
      { episodeId: id, execution: id },
      { reason: 'Busy.', seconds: 60 },
    );
    expect(await reader.find(id)).toMatchObject({ wait: { reason: 'Busy.', execution: id } });
    await functions.fail(id, id, 'It broke.');
    expect(await reader.find(id)).toMatchObject({
      episodeId: id,
      podcastId,
      status: 'failed',
      attempt: 1,
      progress: { done: 1, total: 4 },
      error: { state: 'GenerateAudio', name: 'SpeechRefused', cause: 'It broke.' },
      publishError: null,
      events: [
        { status: 'pending', at: expect.stringMatching(/Z$/) },
        { status: 'failed', at: expect.stringMatching(/Z$/) },
      ],
    });
    await functions.open(podcastId, id, { p_execution: `${id}-2` });
    expect(await reader.find(id)).toMatchObject({
      status: 'pending',
      attempt: 2,
      progress: { done: 0, total: null },
      error: null,
      events: [{ status: 'pending' }],
    });
  });
});
