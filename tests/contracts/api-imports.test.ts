import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEpisodeStore } from '../../src/clients/supabase/episodes/episode-store.ts';
import { createPublishedAudioReader } from '../../src/clients/supabase/episodes/published-audio.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { completeEpisode, episodeFunctions } from '../support/episodes.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api?.close());

const SOUND = Buffer.from('not much of a sound, but bytes');
const WORDS = Buffer.from('WEBVTT\n\n00:00:00.000 --> 00:00:05.000\nThe mill turned again.\n');
const fileOf = (bytes: Uint8Array) => ({
  sha256: createHash('sha256').update(bytes).digest('hex'),
  sizeBytes: bytes.length,
});
const FILES = { audio: { kind: 'mp3', ...fileOf(SOUND) }, transcript: fileOf(WORDS) };
const FEED = { guid: '917393e3-1b1e-5cef-ace4-edaa54e1f810', url: 'https://old.example/feed.xml' };

const anEpisode = (changes: Record<string, unknown> = {}) => ({
  guid: `tag:old.example,2019:${randomUUID()}`,
  title: 'The mill',
  description: 'It turned.',
  languageCode: 'en-GB',
  publishedAt: '2019-03-04T05:06:07.000Z',
  durationMs: 61_000,
  files: FILES,
  ...changes,
});
const importShow = async (changes: Record<string, unknown> = {}) => {
  const podcastId = randomUUID();
  const path = `/api/v1/podcasts/${podcastId}/imports`;
  const answer = await api.send('PUT', path, { title: 'Tide Mill', feed: FEED, ...changes });
  return { podcastId, path, answer };
};
const upload = (target: { url: string; headers: Record<string, string> }, body: Uint8Array) =>
  fetch(target.url, { method: 'PUT', headers: target.headers, body: Buffer.from(body) });
/** Imports an episode as the command line does. */
const importEpisode = async (podcastId: string, id: string, episode = anEpisode()) => {
  const path = `/api/v1/podcasts/${podcastId}/imports/${id}`;
  const { body } = await api.send('POST', `${path}/uploads`, FILES);
  for (const [target, bytes] of [
    [body.audio, SOUND],
    [body.transcript, WORDS],
  ]) {
    if (target) expect((await upload(target, bytes)).status).toBe(200);
  }
  return api.send('PUT', path, episode);
};

describe('a show of another system', () => {
  test('comes under its own id, paused or not, with its config or without', async () => {
    const { podcastId, answer } = await importShow({ isPaused: true, author: 'Ada' });
    expect(answer).toMatchObject({ status: 200, body: { podcastId, isNew: true } });
    const { body } = await api.call(`/api/v1/podcasts/${podcastId}`);
    expect(body).toMatchObject({ title: 'Tide Mill', author: 'Ada', isPaused: true, config: null });
    const other = await importShow({ config: { telegramChannels: ['tide_mill'] } });
    const { body: configured } = await api.call(`/api/v1/podcasts/${other.podcastId}`);
    expect(configured.config).toMatchObject({ telegramChannels: ['tide_mill'], maxMessages: 100 });
  });

  test('that is there stays as it is', async () => {
    const { podcastId, path } = await importShow();
    const again = await api.send('PUT', path, { title: 'Another title' });
    expect(again.body).toEqual({ podcastId, isNew: false });
    expect((await api.call(`/api/v1/podcasts/${podcastId}`)).body.title).toBe('Tide Mill');
  });

  test('keeps the identity of its feed, which says that it has moved', async () => {
    const { podcastId } = await importShow();
    const claim = { guid: randomUUID(), feedUrl: 'https://media.test/feeds/new.xml' };
    const store = createEpisodeStore(api.database.config);
    expect(await store.claimIdentity(podcastId, claim)).toEqual({
      guid: FEED.guid,
      hasMoved: true,
    });
  });

  test.each([
    ['title', { title: '' }],
    ['feed.guid', { feed: { ...FEED, guid: 'no uuid' } }],
    ['config.telegramChannels', { config: { telegramChannels: [] } }],
  ])('is refused where %s is wrong', async (field, changes) => {
    const { answer } = await importShow(changes);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].field).toBe(field);
  });
});

describe('an episode of another system', () => {
  test('is completed under its id and GUID, and a sweep is to publish it', async () => {
    const { podcastId } = await importShow();
    const id = randomUUID();
    const episode = anEpisode();
    expect(await importEpisode(podcastId, id, episode)).toMatchObject({
      status: 200,
      body: { episodeId: id },
    });
    const { body } = await api.call(`/api/v1/episodes/${id}`);
    expect(body).toMatchObject({
      status: 'completed',
      isImported: true,
      title: 'The mill',
      durationMs: 61_000,
      publishedAt: episode.publishedAt,
      audioUrl: `https://media.test/podcasts/${podcastId}/${id}/audio/${FILES.audio.sha256}.mp3`,
      transcript: {
        url: `https://media.test/podcasts/${podcastId}/${id}/transcript/${FILES.transcript.sha256}.vtt`,
        languageCode: 'en-GB',
      },
      chaptersUrl: null,
    });
    const { episodes } = await createEpisodeStore(api.database.config).listPublished(podcastId);
    expect(episodes).toMatchObject([
      { id, guid: episode.guid, publishedAt: episode.publishedAt, languageCode: 'en-GB' },
    ]);
    const { data } = await api.database.service
      .rpc('unpublished_episodes', { p_limit: 1000, p_execution: null })
      .throwOnError();
    expect(data).toContainEqual(expect.objectContaining({ id, podcast_id: podcastId }));
  });

  test('published, it can be clipped and searched like any other, keeps its date, and tells no webhook', async () => {
    const { service } = api.database;
    const { podcastId } = await importShow();
    await service
      .rpc('create_webhook_endpoint', {
        p_url: 'https://hooks.example.com/in',
        p_secret: `whsec_${'A'.repeat(43)}=`,
        p_podcast_id: podcastId,
      })
      .throwOnError();
    const ids = [randomUUID(), randomUUID(), randomUUID()];
    for (const id of ids) await importEpisode(podcastId, id);
    const { data: waiting } = await service
      .rpc('unpublished_episodes', { p_limit: 1000, p_execution: null })
      .throwOnError();
    const mine = waiting.filter((row: { podcast_id: string }) => row.podcast_id === podcastId);
    expect(mine, 'one publication takes all of them along').toHaveLength(1);
    await episodeFunctions(service).publish(mine[0].id, mine[0].execution);
    for (const id of ids) {
      const { body } = await api.call(`/api/v1/episodes/${id}`);
      expect(body.publishedAt).toBe('2019-03-04T05:06:07.000Z');
      const audio = await createPublishedAudioReader(api.database.config).find(id);
      expect(audio?.audio).toMatchObject({ sizeBytes: SOUND.length });
    }
    const { data: unindexed } = await service
      .rpc('unindexed_episodes', { p_podcast_id: podcastId, p_limit: 10 })
      .throwOnError();
    expect(unindexed.toSorted()).toEqual(ids.toSorted());
    const { data: deliveries } = await service.from('webhook_deliveries').select();
    expect(deliveries).toEqual([]);
  });

  test('comes once, however often it is sent: at once, again, or under another id', async () => {
    const { podcastId } = await importShow();
    const id = randomUUID();
    const episode = anEpisode();
    await importEpisode(podcastId, id, episode);
    const path = `/api/v1/podcasts/${podcastId}/imports`;
    const again = await Promise.all(
      Array.from({ length: 5 }, () => api.send('PUT', `${path}/${id}`, episode)),
    );
    for (const { body } of again) expect(body).toEqual({ episodeId: id });
    expect((await importEpisode(podcastId, randomUUID(), episode)).body).toEqual({ episodeId: id });
    const { body } = await api.call(`/api/v1/episodes?podcastId=${podcastId}`);
    expect(body.episodes).toHaveLength(1);
    const { body: uploads } = await api.send('POST', `${path}/${id}/uploads`, FILES);
    expect(uploads).toEqual({ audio: null, transcript: null, chapters: null });
  });

  test('has no other attempt, and the next window does not go by it', async () => {
    const { podcastId } = await importShow({ config: { telegramChannels: ['tide_mill'] } });
    const id = randomUUID();
    await importEpisode(podcastId, id);
    expect(
      await api.send('POST', `/api/v1/episodes/${id}/retry`, { from: 'collect' }),
    ).toMatchObject({
      status: 409,
      body: { type: 'urn:stepcast:problem:imported-episode' },
    });
    const { error } = await api.database.service.rpc('open_episode', {
      p_episode_id: id,
      p_podcast_id: podcastId,
      p_execution: `${id}-2`,
      p_trigger: 'retry',
      p_from: 'collect',
    });
    expect(error).toMatchObject({ code: 'PT479', details: 'IllegalTransition' });
    const next = await completeEpisode(api.database.service, podcastId);
    const { body } = await api.call(`/api/v1/episodes/${next}`);
    expect(Date.parse(body.window.from)).toBeGreaterThan(Date.now() - 8 * 86_400_000);
  });

  test('takes no other bytes than those that were told', async () => {
    const { podcastId } = await importShow();
    const path = `/api/v1/podcasts/${podcastId}/imports/${randomUUID()}`;
    const { body } = await api.send('POST', `${path}/uploads`, FILES);
    const changed = Buffer.from(SOUND);
    changed[0] = 0;
    expect((await upload(body.audio, changed)).status).toBe(400);
    expect((await upload(body.audio, Buffer.concat([SOUND, SOUND]))).ok).toBe(false);
    expect(await api.send('PUT', path, anEpisode())).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'files.audio' }] },
    });
  });

  test('is refused of no show, of another show, and where something is wrong', async () => {
    const { podcastId, path } = await importShow();
    const id = randomUUID();
    await importEpisode(podcastId, id);
    const nowhere = `/api/v1/podcasts/${randomUUID()}/imports/${randomUUID()}/uploads`;
    expect((await api.send('POST', nowhere, FILES)).status).toBe(404);
    const other = await importShow();
    await expect(importEpisode(other.podcastId, id)).resolves.toMatchObject({
      status: 409,
      body: { type: 'urn:stepcast:problem:other-podcast' },
    });
    for (const [field, changes] of [
      ['guid', { guid: '' }],
      ['publishedAt', { publishedAt: '2999-01-01T00:00:00Z' }],
      ['durationMs', { durationMs: 0 }],
      ['files.audio.kind', { files: { ...FILES, audio: { ...FILES.audio, kind: 'exe' } } }],
      ['files.audio.sha256', { files: { ...FILES, audio: { ...FILES.audio, sha256: '../x' } } }],
    ] as const) {
      const { status, body } = await api.send('PUT', `${path}/${randomUUID()}`, anEpisode(changes));
      expect([status, body.errors?.[0].field]).toEqual([400, field]);
    }
  });
});
