import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { completeEpisode } from '../support/episodes.ts';
import { insertShow } from '../support/shows.ts';

let database: TestDatabase;
let podcastId: string;
beforeAll(async () => {
  database = await startDatabase();
  podcastId = await insertShow(database.service);
});
afterAll(() => database.close());

const find = (p_podcast_id: string | null, p_namespace: string | null, p_name: string | null) =>
  database.service.rpc('find_queued_episode', { p_podcast_id, p_namespace, p_name });
const DNS = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

describe('find_queued_episode', () => {
  test('makes the id of namespace and name, as RFC 9562 says', async () => {
    const { data } = await find(podcastId, DNS, 'www.example.com');
    expect(data).toEqual({
      episode_id: '2ed6657d-e927-568b-95e1-2665a8aea6a2',
      status: null,
      live_episode_id: null,
    });
    const name = '2025-12-25T06:00:00.000Z';
    const hash = createHash('sha1')
      .update(Buffer.from(podcastId.replaceAll('-', ''), 'hex'))
      .update(name)
      .digest('hex');
    const [own, again, other] = await Promise.all([
      find(podcastId, podcastId, name),
      find(podcastId, podcastId.toUpperCase(), name),
      find(podcastId, podcastId, '2025-12-26'),
    ]);
    expect(own.data.episode_id.replaceAll('-', '').slice(0, 12)).toBe(hash.slice(0, 12));
    expect(again.data).toEqual(own.data);
    expect(other.data.episode_id).not.toBe(own.data.episode_id);
  });

  test('knows the episode once it has a row, and which one of the show is live', async () => {
    const name = '2025-12-25';
    const { episode_id } = (await find(podcastId, podcastId, name)).data;
    await database.service
      .rpc('open_episode', {
        p_episode_id: episode_id,
        p_podcast_id: podcastId,
        p_execution: episode_id,
        p_trigger: 'queue',
      })
      .throwOnError();
    expect((await find(podcastId, podcastId, name)).data).toEqual({
      episode_id,
      status: 'pending',
      live_episode_id: episode_id,
    });
    expect((await find(podcastId, podcastId, '2026-01-01')).data).toMatchObject({
      status: null,
      live_episode_id: episode_id,
    });
    const elsewhere = await insertShow(database.service);
    expect((await find(elsewhere, elsewhere, name)).data.live_episode_id).toBeNull();
  });

  test('counts a completed episode as no live one', async () => {
    const show = await insertShow(database.service);
    await completeEpisode(database.service, show);
    expect((await find(show, show, '2026-01-01')).data.live_episode_id).toBeNull();
  });

  test('refuses an unknown show as 404', async () => {
    const { status, error } = await find(randomUUID(), DNS, 'name');
    expect(status).toBe(471);
    expect(error).toMatchObject({ code: 'PT471', details: 'UnknownPodcast' });
  });

  test.each([
    [null, 'name'],
    [DNS, null],
  ])('refuses what no id can be made of: %s, %s', async (namespace, name) => {
    expect((await find(podcastId, namespace, name)).status).toBe(470);
  });
});
