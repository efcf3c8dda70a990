import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { completeEpisode } from '../support/episodes.ts';

const SHOWS = '/api/v1/podcasts';

let api: TestApi;
let podcastId: string;
beforeAll(async () => {
  api = await startTestApi();
  const { body } = await api.send('POST', SHOWS, {
    title: 'Morning Digest',
    config: { telegramChannels: ['morning_news'], targetDurationMinutes: 5 },
  });
  podcastId = body.id;
});
afterAll(() => api?.close());

const estimate = () => api.call(`${SHOWS}/${podcastId}/estimate`);

test('a show is told what its first episode will cost, by its length and default voice', async () => {
  const { status, body } = await estimate();
  expect(status).toBe(200);
  expect(body).toMatchObject({ podcastId, minutes: 5, episodes: 0, isComplete: true });
  expect(body.items).toMatchObject([
    { provider: 'google-tts', product: 'Chirp3-HD', unit: 'characters' },
  ]);
  expect(body.usd).toBeGreaterThan(0.1);
  expect(body.usd).toBeLessThan(0.16);
  expect(body.pricesAsOf).toMatch(/^\d{4}-\d\d-\d\d$/);
});

test('and by its episodes once it has made some', async () => {
  const { service } = api.database;
  const id = await completeEpisode(service, podcastId);
  const item = { provider: 'google-tts', product: 'Chirp3-HD', unit: 'characters' };
  await service
    .rpc('record_episode_cost', {
      ...{ p_episode_id: id, p_execution: id, p_id: randomUUID() },
      p_items: [{ ...item, quantity: 1_000, usd: 0.03, pricesAsOf: '2026-08-20' }],
    })
    .throwOnError();
  const { body } = await estimate();
  expect(body).toMatchObject({ episodes: 1, usd: 0.15, isComplete: true });
  expect(body.items).toEqual([{ ...item, quantity: 5_000, usd: 0.15 }]);
});

test('a show that isn’t there is named, one that isn’t set up too', async () => {
  const unknown = await api.call(`${SHOWS}/${randomUUID()}/estimate`);
  expect([unknown.status, unknown.body.type]).toEqual([
    404,
    'urn:stepcast:problem:unknown-podcast',
  ]);
  const { data } = await api.database.service
    .from('podcasts')
    .insert({ title: 'By SQL' })
    .select()
    .single();
  const bare = await api.call(`${SHOWS}/${data.id}/estimate`);
  expect([bare.status, bare.body.type]).toEqual([409, 'urn:stepcast:problem:no-config']);
});
