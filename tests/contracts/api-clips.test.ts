import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ClipSchema, ClipsHealthSchema } from '../../src/api/audio-clips/schema.ts';
import { outputKey } from '../../src/episode/storage-keys.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { makeMp3, playMp3 } from '../support/audio/make-mp3.ts';
import { episodeFunctions } from '../support/episodes.ts';
import { insertShow, storedObject } from '../support/shows.ts';

const SECONDS = 40;
let api: TestApi;
let publishedId: string;
let completedId: string;

/** An episode with sound, in its feed or not yet. */
const anEpisode = async ({ isPublished = true } = {}): Promise<string> => {
  const { open, mark, complete, publish } = episodeFunctions(api.database.service);
  const podcastId = await insertShow(api.database.service);
  const id = randomUUID();
  const mp3 = makeMp3(SECONDS, ['-b:a', '96k', '-ac', '1']);
  const digest = createHash('sha256').update(mp3).digest('hex');
  const key = outputKey({ podcastId, episodeId: id }, 'audio', digest);
  const audio = await api.objects.put(key, mp3, { contentType: 'audio/mpeg' });
  await open(podcastId, id);
  await mark(id, 'content_collected', { content: storedObject('content') });
  await mark(id, 'processing', { script: storedObject('script'), title: 'Monday', summary: '' });
  await complete(id, id, { p_duration_ms: SECONDS * 1000, p_outputs: { audio } });
  if (isPublished) await publish(id);
  return id;
};

beforeAll(async () => {
  api = await startTestApi();
  publishedId = await anEpisode();
  completedId = await anEpisode({ isPublished: false });
});
afterAll(() => api?.close());

/** Anyone's request, who has no key. */
const ask = (id: string, query: string) =>
  api.call(`/api/v1/audio_clips/${id}${query}`, { headers: new Headers() });

describe('GET /api/v1/audio_clips/{episodeId}', () => {
  test('answers anyone with a clip that can be fetched, and the next one with the same', async () => {
    const first = await ask(publishedId, '?start_time_ms=5000&duration_ms=4000');
    expect(first.status).toBe(200);
    const clip = ClipSchema.parse(first.body);
    expect(clip).toMatchObject({
      cache_hit: false,
      episode_id: publishedId,
      start_time_ms: 5000,
      duration_ms: 4000,
    });
    const key = clip.clip_url.replace('https://media.test/', '');
    expect(key).toMatch(new RegExp(`^clips/${publishedId}/[0-9a-f]{64}/5000-9000\\.mp3$`));
    const stored = await api.objects.find(key);
    const { samples, complaints } = playMp3(await api.objects.get(stored!));
    expect([samples.length, complaints]).toEqual([4 * 44_100, '']);
    const second = await ask(publishedId, '?start_time_ms=5000&duration_ms=4000');
    expect(second.body).toEqual({ ...clip, cache_hit: true, generation_time_ms: 0 });
  });

  test('takes thirty seconds where no duration is asked for, and ends with the episode', async () => {
    const { body } = await ask(publishedId, '?start_time_ms=1000');
    expect(body).toMatchObject({ start_time_ms: 1000, duration_ms: 30_000 });
    const last = await ask(publishedId, `?start_time_ms=${SECONDS * 1000 - 1}&duration_ms=60000`);
    expect(last.body).toMatchObject({ start_time_ms: SECONDS * 1000 - 1, duration_ms: 1 });
  });

  test.each([
    ['start_time_ms', ''],
    ['start_time_ms', '?start_time_ms='],
    ['start_time_ms', '?start_time_ms=-1'],
    ['start_time_ms', '?start_time_ms=1.5'],
    ['start_time_ms', '?start_time_ms=soon'],
    ['start_time_ms', '?start_time_ms=1e3'],
    ['start_time_ms', `?start_time_ms=${SECONDS * 1000}`],
    ['start_time_ms', '?start_time_ms=999999999999'],
    ['duration_ms', '?start_time_ms=0&duration_ms=0'],
    ['duration_ms', '?start_time_ms=0&duration_ms=60001'],
    ['duration_ms', '?start_time_ms=0&duration_ms=-5'],
    ['duration_ms', '?start_time_ms=0&duration_ms=long'],
    ['from', '?start_time_ms=0&from=3'],
  ])('names %s in what it says of %s', async (field, query) => {
    const { status, body } = await ask(publishedId, query);
    expect(status).toBe(400);
    expect(body.errors.map((error: { field: string }) => error.field)).toContain(field);
    expect(body.detail).toContain(field);
  });

  test.each(['42', '..%2F..%2Ffeeds', '..%5C', `${randomUUID()}x`, '%00'])(
    'refuses the id %s',
    async (id) => {
      const { status } = await ask(id, '?start_time_ms=0');
      expect([400, 404]).toContain(status);
    },
  );

  test('knows no episode that is not there or not published', async () => {
    for (const id of [randomUUID(), completedId]) {
      const { status, body } = await ask(id, '?start_time_ms=0');
      expect([status, body.type]).toEqual([404, 'urn:stepcast:problem:unknown-episode']);
    }
  });
});

test('GET /api/v1/audio_clips/health tells anyone that database and bucket answer', async () => {
  const { status, body } = await ask('health', '');
  expect(status).toBe(200);
  expect(ClipsHealthSchema.parse(body).checks).toEqual({ database: 'ok', storage: 'ok' });
});
