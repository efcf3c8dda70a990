import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StoredObject } from '../../src/episode/stored-object.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { aScript } from '../support/audio/a-script.ts';
import { episodeFunctions } from '../support/episodes.ts';
import { insertShow, storedObject } from '../support/shows.ts';

let api: TestApi;
let episodes: ReturnType<typeof episodeFunctions>;
beforeAll(async () => {
  api = await startTestApi();
  episodes = episodeFunctions(api.database.service);
});
afterAll(() => api?.close());

const pathOf = (id: string) => `/api/v1/episodes/${id}/retry`;
const read = (id: string) => api.call(pathOf(id));
const retry = (id: string, body: unknown) => api.send('POST', pathOf(id), body);
const WINDOW = { from: '2026-03-01T00:00:00.000Z', until: '2026-03-08T00:00:00.000Z' };

const putScript = (podcastId: string, id: string, name: string, title: string) =>
  api.objects.put(
    `podcasts/${podcastId}/${id}/script/${name}.json`,
    JSON.stringify({ ...aScript(), title }),
    { contentType: 'application/json' },
  );

/** A completed episode, whose script lies in the bucket. */
const anEpisode = async () => {
  const podcastId = await insertShow(api.database.service);
  const id = randomUUID();
  const script = await putScript(podcastId, id, 'first', 'As it was');
  await episodes.open(podcastId, id, { p_window_from: WINDOW.from, p_window_until: WINDOW.until });
  await episodes.mark(id, 'content_collected', { content: storedObject('content') });
  await episodes.mark(id, 'processing', { script });
  await episodes.complete(id);
  return { podcastId, id, script };
};

const inputOf = async (id: string) =>
  (await api.describe(`${id}-2`)).input as { readonly [member: string]: unknown };

describe('the input that a retry would have', () => {
  test('is told, and sent back as it is starts a plain retry', async () => {
    const { podcastId, id, script } = await anEpisode();
    const { status, body } = await read(id);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ from: 'collect', window: WINDOW, script },
      settings: { telegramChannels: ['morning_news'], maxMessages: 100, style: null },
    });
    expect(body.settings).not.toHaveProperty('title');
    expect((await retry(id, body)).status).toBe(202);
    expect(await inputOf(id)).toEqual({
      ...{ version: '1.0', podcastId, episodeId: id, trigger: 'retry', from: 'collect' },
      requestedBy: { kind: 'internal', name: 'internal API key' },
    });
  });

  test('is 404 for an unknown episode, 409 for a live one', async () => {
    expect((await read(randomUUID())).status).toBe(404);
    const id = randomUUID();
    await episodes.open(await insertShow(api.database.service), id);
    expect((await read(id)).status).toBe(409);
  });
});

describe('a retry with edited input', () => {
  test('brings along what is changed alone', async () => {
    const { id } = await anEpisode();
    const { body } = await read(id);
    const settings = { ...body.settings, targetDurationMinutes: 3, style: 'digest' };
    expect((await retry(id, { ...body, from: 'script', settings })).status).toBe(202);
    expect(await inputOf(id)).toMatchObject({
      from: 'script',
      settings: { targetDurationMinutes: 3, style: 'digest' },
    });
    expect(Object.keys((await inputOf(id))['settings'] as object)).toHaveLength(2);
    expect(await inputOf(id)).not.toHaveProperty('window');
    expect(await inputOf(id)).not.toHaveProperty('script');
  });

  test('starts early enough for what is edited, unless somebody says where', async () => {
    const { podcastId, id } = await anEpisode();
    await episodes.publish(id);
    await episodes.open(podcastId, id, { p_execution: `${id}-2`, p_from: 'audio' });
    await episodes.fail(id, `${id}-2`);
    expect((await read(id)).body.from).toBe('audio');
    expect((await retry(id, { settings: { maxMessages: 7 } })).status).toBe(202);
    const { input } = await api.describe(`${id}-3`);
    expect(input).toMatchObject({ from: 'collect', settings: { maxMessages: 7 } });
  });

  test('takes another window, which is collected', async () => {
    const { id } = await anEpisode();
    const window = { ...WINDOW, from: '2026-02-01T00:00:00.000Z' };
    expect((await retry(id, { from: 'collect', window })).status).toBe(202);
    expect(await inputOf(id)).toMatchObject({ from: 'collect', window });
  });

  test('speaks an earlier script of the episode, with its own title', async () => {
    const { podcastId, id } = await anEpisode();
    const earlier = await putScript(podcastId, id, 'earlier', 'An earlier one');
    expect((await retry(id, { from: 'audio', script: earlier })).status).toBe(202);
    expect(await inputOf(id)).toMatchObject({
      from: 'audio',
      script: { object: earlier, title: 'An earlier one', summary: aScript().summary },
    });
  });

  test('stores a whole script and speaks it', async () => {
    const { podcastId, id } = await anEpisode();
    const script = { ...aScript(), title: 'Corrected' };
    expect((await retry(id, { from: 'audio', script })).status).toBe(202);
    const { object, title } = (await inputOf(id))['script'] as {
      object: StoredObject;
      title: string;
    };
    expect(title).toBe('Corrected');
    expect(object.key).toContain(`podcasts/${podcastId}/${id}/script/`);
    expect(JSON.parse(Buffer.from(await api.objects.get(object)).toString())).toEqual(script);
  });

  test('publishes what there is', async () => {
    const { id } = await anEpisode();
    expect((await retry(id, { from: 'publish' })).status).toBe(202);
    expect(await inputOf(id)).toMatchObject({ from: 'publish' });
  });

  test.each([
    [{ settings: { title: 'Mine' } }, 'settings.title'],
    [{ settings: { maxMessages: 0 } }, 'settings.maxMessages'],
    [{ from: 'audio', settings: { maxMessages: 7 } }, 'settings.maxMessages'],
    [{ from: 'publish', settings: { hasStings: false } }, 'settings.hasStings'],
    [{ settings: { format: 'multi-speaker' } }, 'settings.speakers'],
    [
      { settings: { speakers: [{ role: 'host', voice: 'no-NO-Voice' }] } },
      'settings.speakers.0.voice',
    ],
    [{ settings: { introAudioUrl: 'https://10.0.0.1/a.mp3' } }, 'settings.introAudioUrl'],
    [{ from: 'script', window: { ...WINDOW, until: '2026-03-09T00:00:00Z' } }, 'window'],
    [{ window: { from: WINDOW.until, until: WINDOW.from } }, 'window.until'],
    [{ from: 'script', script: aScript() }, 'script'],
    [{ from: 'audio', script: { ...aScript(), chapters: [] } }, 'script.chapters'],
    [{ from: 'audio', script: storedObject('script') }, 'script.key'],
  ])('%j is refused by the field %s, and nothing starts', async (body, field) => {
    const { id } = await anEpisode();
    const before = await api.countExecutions();
    const answer = await retry(id, body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((one: { field: string }) => one.field)).toContain(field);
    expect(await api.countExecutions()).toBe(before);
  });

  test('speaks no script of another episode, and none that is not there', async () => {
    const [mine, other] = [await anEpisode(), await anEpisode()];
    const foreign = await retry(mine.id, { from: 'audio', script: other.script });
    expect(foreign.body.errors).toMatchObject([{ field: 'script.key' }]);
    const gone = {
      ...mine.script,
      key: mine.script.key.replace('first', 'never'),
    };
    const missing = await retry(mine.id, { from: 'audio', script: gone });
    expect([missing.status, missing.body.errors]).toMatchObject([400, [{ field: 'script' }]]);
  });
});
