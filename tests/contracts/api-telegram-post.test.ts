import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { completeEpisode, publishEpisode } from '../support/episodes.ts';
import { insertShow } from '../support/shows.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ settings: { TELEGRAM_BOT_TOKEN: '4711:a-token' } });
});
afterAll(() => api?.close());

const episodeOf = async (chat: string | null) => {
  const podcastId = await insertShow(api.database.service, { config: { telegram_chat: chat } });
  return publishEpisode(api.database.service, podcastId);
};
const post = (id: string, body: object = {}) =>
  api.send('POST', `/api/v1/episodes/${id}/post`, body);
const confirm = (id: string, message: unknown) =>
  api.send('PUT', `/api/v1/episodes/${id}/post`, { message });
/** As if no answer had come to a message. */
const leaveInDoubt = (id: string) =>
  api.database.service
    .from('telegram_posts')
    .insert({
      ...{ episode_id: id, attempt: 1, chat: '@saltreach', status: 'unsure' },
      claimed_until: new Date().toISOString(),
    })
    .throwOnError();

describe('an episode is posted when somebody asks', () => {
  test('at once, and told who asked', async () => {
    const id = await episodeOf('@saltreach');
    const runs = await api.countExecutions('reconcile');
    const { status, body, headers } = await post(id);
    expect({ status, id: body.episodeId }).toEqual({ status: 202, id });
    expect(headers.get('location')).toMatch(`/api/v1/episodes/${id}`);
    expect(await api.countExecutions('reconcile')).toBe(runs + 1);
    const { entries } = (await api.call(`/api/v1/audit?episodeId=${id}`)).body;
    expect(entries[0]).toMatchObject({ action: 'episode.posted' });
  });

  test.each([
    ['no-chat', () => episodeOf(null)],
    [
      'not-published',
      async () => completeEpisode(api.database.service, await insertShow(api.database.service)),
    ],
  ])('but for %s', async (kind, make) => {
    const { status, body } = await post(await make());
    expect({ status, type: body.type }).toEqual({
      status: 409,
      type: `urn:stepcast:problem:${kind}`,
    });
  });

  test('and refused by name where it is none, or the body malformed', async () => {
    expect((await post(randomUUID())).status).toBe(404);
    expect((await post('42')).status).toBe(400);
    expect((await post(await episodeOf('@saltreach'), { isMissing: 'yes' })).status).toBe(400);
  });
});

describe('a message in doubt', () => {
  test('is told by the status, and sent again only by who has looked', async () => {
    const id = await episodeOf('@saltreach');
    await leaveInDoubt(id);
    expect((await api.call(`/api/v1/episodes/${id}`)).body.post).toEqual({
      ...{ status: 'unsure', chat: '@saltreach', url: null, isPending: true },
    });
    const refused = await post(id);
    expect(refused).toMatchObject({
      status: 409,
      body: { type: 'urn:stepcast:problem:post-unsure' },
    });
    expect((await post(id, { isMissing: true })).status).toBe(202);
  });

  test('is confirmed by its link', async () => {
    const id = await episodeOf('@saltreach');
    await leaveInDoubt(id);
    const wrong = await confirm(id, 'https://t.me/another/5');
    expect(wrong).toMatchObject({ status: 400, body: { errors: [{ field: 'message' }] } });
    const { status, body } = await confirm(id, 'https://t.me/saltreach/5');
    expect(status).toBe(202);
    expect(body.post).toEqual({
      ...{ status: 'posted', chat: '@saltreach', isPending: true },
      url: 'https://t.me/saltreach/5',
    });
    expect((await confirm(id, '6')).status).toBe(409);
  });

  test('is none where nothing was sent', async () => {
    expect((await confirm(await episodeOf('@saltreach'), '5')).status).toBe(409);
    expect((await confirm(randomUUID(), '5')).status).toBe(404);
    expect((await confirm(await episodeOf('@saltreach'), '')).status).toBe(400);
  });
});

test('is refused without a bot, with how to connect one', async () => {
  const without = await startTestApi();
  try {
    const podcastId = await insertShow(without.database.service, {
      config: { telegram_chat: '@saltreach' },
    });
    const id = await publishEpisode(without.database.service, podcastId);
    const ask = (of: string) => without.send('POST', `/api/v1/episodes/${of}/post`, {});
    expect(await ask(id)).toMatchObject({
      status: 409,
      body: {
        type: 'urn:stepcast:problem:no-bot',
        detail: expect.stringMatching(/Connections in the console.*On a stage.*Then ask again/),
      },
    });
    expect((await ask(randomUUID())).status).toBe(404);
    expect(await without.countExecutions('reconcile')).toBe(0);
  } finally {
    await without.close();
  }
});
