import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEpisodeStore } from '../../src/clients/supabase/episodes/episode-store.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { completeEpisode, episodeFunctions, publishEpisode } from '../support/episodes.ts';
import { insertShow, storedObject } from '../support/shows.ts';

const BITE = { startMs: 5000, durationMs: 20_000, title: 'The mill turns again' };
const LATER = { startMs: 30_000, durationMs: 30_000, title: 'Why the <road> floods' };

let api: TestApi;
let podcastId: string;
let id: string;
beforeAll(async () => {
  api = await startTestApi();
  podcastId = await insertShow(api.database.service);
  // An episode of a minute.
  id = await publishEpisode(api.database.service, podcastId);
});
afterAll(() => api?.close());

const pathOf = (episodeId: string) => `/api/v1/episodes/${episodeId}/soundbites`;
const put = (soundbites: unknown, episodeId = id) =>
  api.send('PUT', pathOf(episodeId), { soundbites });
const listed = async () => {
  const store = createEpisodeStore(api.database.config);
  const { episodes } = await store.listPublished(podcastId);
  return episodes.find((episode) => episode.id === id)?.soundbites;
};

describe('soundbites', () => {
  test('are kept in order, replaced as a whole, and stand in what the feed is made of', async () => {
    expect((await api.call(pathOf(id))).body).toEqual({ soundbites: [] });
    expect(await listed()).toEqual([]);
    expect(await put([LATER, BITE])).toMatchObject({
      status: 200,
      body: { soundbites: [BITE, LATER] },
    });
    expect((await api.call(pathOf(id))).body).toEqual({ soundbites: [BITE, LATER] });
    expect(await listed()).toEqual([BITE, LATER]);
    await put([BITE]);
    expect(await listed()).toEqual([BITE]);
  });

  test.each([
    ['soundbites', 'all of it'],
    ['soundbites.0.title', [{ ...BITE, title: ' ' }]],
    ['soundbites.0.title', [{ ...BITE, title: 'x'.repeat(129) }]],
    ['soundbites.0.title', [{ ...BITE, title: '\u200b\u2060' }]],
    ['soundbites.0.durationMs', [{ ...BITE, durationMs: 60_001 }]],
    ['soundbites.0.startMs', [{ ...BITE, startMs: -1 }]],
    ['soundbites.0', [{ ...BITE, startMs: 59_000 }]],
    ['soundbites', [BITE, { ...BITE, title: 'Again' }]],
    ['soundbites', Array.from({ length: 11 }, (_, n) => ({ ...BITE, startMs: n }))],
  ])('are refused where %s is wrong', async (field, soundbites) => {
    await put([BITE]);
    const { status, body } = await put(soundbites);
    expect(status).toBe(400);
    expect(body.errors[0].field).toBe(field);
    expect(await listed()).toEqual([BITE]);
  });

  test('are there for published episodes alone', async () => {
    const completed = await completeEpisode(api.database.service, podcastId);
    for (const unknown of [completed, randomUUID()]) {
      expect((await put([BITE], unknown)).status).toBe(404);
      expect((await api.call(pathOf(unknown))).status).toBe(404);
    }
    expect((await put([BITE], '42')).status).toBe(400);
  });

  test('are of one sound: an episode that is made again has none', async () => {
    await put([BITE]);
    const { open, mark, complete, publish } = episodeFunctions(api.database.service);
    const again = `${id}-2`;
    await open(podcastId, id, { p_execution: again });
    expect(await listed()).toEqual([BITE]);
    await mark(id, 'content_collected', { content: storedObject('content') }, again);
    await mark(id, 'processing', { script: storedObject('script'), title: 'Monday' }, again);
    await complete(id, again, { p_outputs: { audio: storedObject('other-audio') } });
    await publish(id, again);
    expect(await listed()).toEqual([]);
    expect((await api.call(pathOf(id))).body).toEqual({ soundbites: [] });
  });
});
