import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SpendingSchema } from '../../src/api/insight/schema.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { completeEpisode } from '../support/episodes.ts';
import { insertShow } from '../support/shows.ts';

const SHOWS = '/api/v1/podcasts';

let api: TestApi;
let podcastId: string;
beforeAll(async () => {
  api = await startTestApi({ settings: { MONTHLY_CAP_USD: '40' } });
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

test('with the caps that hold for it, which the spending tells of all shows', async () => {
  const spending = () => api.call('/api/v1/operations/spending');
  const month = `${new Date().toISOString().slice(0, 7)}-01`;
  const stage = { podcastId: null, month, capUsd: 40, spentUsd: 0.03, state: 'within' };
  expect((await estimate()).body.caps).toEqual([stage]);
  await api.send('PATCH', `${SHOWS}/${podcastId}`, { config: { monthlyCapUsd: 0.0375 } });
  await insertShow(api.database.service, { config: { monthly_cap_usd: 1 } });
  const own = { podcastId, month, capUsd: 0.0375, spentUsd: 0.03, state: 'nearly_spent' };
  expect((await estimate()).body.caps).toEqual([own, stage]);
  const { status, body } = await spending();
  expect(status).toBe(200);
  expect(body.caps).toMatchObject([own, stage, { capUsd: 1, spentUsd: 0, state: 'within' }]);
  expect(body.items).toEqual([{ month, podcastId, episodes: 1, usd: 0.03, isComplete: true }]);
  expect(SpendingSchema.parse(body)).toEqual(body);
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
