import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { completeEpisode, episodeFunctions } from '../support/episodes.ts';

let api: TestApi;
let bot: { id: string; name: string; value: string };
beforeAll(async () => {
  api = await startTestApi();
  const body = { name: 'Tübinger בוט', role: 'admin' };
  bot = (await api.send('POST', '/api/v1/api-keys', body)).body;
});
afterAll(() => api?.close());

const asBot = () => ({ 'x-api-key': bot.value });
const SHOWS = '/api/v1/podcasts';
const create = async (title = 'Saltreach') =>
  (await api.send('POST', SHOWS, { title, config: { telegramChannels: ['saltreach'] } }, asBot()))
    .body.id as string;
// biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came back
const audit = async (query = ''): Promise<any[]> =>
  (await api.call(`/api/v1/audit?${query}`)).body.entries;
const person = async (role: string) => {
  const sub = randomUUID();
  const claims = { sub, email: `${role}@example.org`, app_metadata: { role } };
  const token = await api.database.supabase.issueJwt(claims);
  return { sub, headers: { authorization: `Bearer ${token}`, 'x-api-key': '' } };
};

describe('of a show', () => {
  test('says who made, changed and deleted it, in one entry a request', async () => {
    const podcastId = await create();
    const { sub, headers } = await person('editor');
    const body = { title: 'Saltreach Daily', config: { targetDurationMinutes: 7 } };
    const changed = await api.send('PATCH', `${SHOWS}/${podcastId}`, body, headers);
    expect(changed.status).toBe(200);
    await api.send('PATCH', `${SHOWS}/${podcastId}`, body, headers);
    await api.call(`${SHOWS}/${podcastId}`, { method: 'DELETE' });
    const [deleted, change, made, ...more] = await audit(`podcastId=${podcastId}`);
    expect(more).toEqual([]);
    expect(deleted).toMatchObject({
      action: 'show.deleted',
      caller: { kind: 'internal', id: null, name: 'internal API key' },
      subject: { kind: 'show', id: podcastId, name: 'Saltreach Daily' },
    });
    expect(change).toMatchObject({
      action: 'show.changed',
      caller: { kind: 'person', id: sub, name: 'editor@example.org' },
      requestId: changed.headers.get('x-amzn-requestid'),
      before: { title: 'Saltreach', targetDurationMinutes: 10 },
      after: { title: 'Saltreach Daily', targetDurationMinutes: 7 },
      podcastId,
    });
    expect(Object.keys(change.after)).toHaveLength(2);
    expect(made).toMatchObject({
      action: 'show.created',
      caller: { kind: 'key', id: bot.id, name: bot.name },
      before: null,
      after: { title: 'Saltreach', telegramChannels: ['saltreach'] },
    });
  });

  test('has no entry for what was refused', async () => {
    const podcastId = await create();
    const url = `${SHOWS}/${podcastId}`;
    expect((await api.send('PATCH', url, { title: '' }, asBot())).status).toBe(400);
    const { headers } = await person('viewer');
    expect((await api.send('PATCH', url, { title: 'x' }, headers)).status).toBe(403);
    expect(await audit(`podcastId=${podcastId}`)).toHaveLength(1);
  });

  test('leaves out of an address what may let somebody in', async () => {
    const podcastId = await create();
    const imageUrl = 'https://ann:pass@media.example/a.png?token=secret#x';
    const { error } = await api.database.admin
      .from('podcasts')
      .update({ image_url: imageUrl })
      .eq('id', podcastId);
    expect(error).toBeNull();
    const [entry] = await audit(`podcastId=${podcastId}`);
    expect(entry).toMatchObject({
      caller: { kind: 'person' },
      before: { imageUrl: null },
      after: { imageUrl: 'https://media.example/a.png' },
    });
  });
});

describe('of an episode', () => {
  const header = (caller: object) => encodeURIComponent(JSON.stringify(caller));

  test('says who started and retried it, by what the execution was told', async () => {
    const podcastId = await create();
    const started = await api.send('POST', '/api/v1/episodes', { podcastId }, asBot());
    expect(started.status).toBe(202);
    const { input } = await api.describe(started.body.episodeId);
    const requestedBy = { kind: 'key', id: bot.id, name: bot.name };
    expect(input).toMatchObject({ requestedBy });
    // As the machine's first state calls it.
    const open = (trigger: string, p_execution: string) =>
      api.database.service
        .rpc('open_episode', {
          ...{ p_episode_id: started.body.episodeId, p_podcast_id: podcastId },
          ...{ p_execution, p_trigger: trigger },
        })
        .setHeader('x-stepcast-caller', header(requestedBy))
        .throwOnError();
    await open('api', started.body.episodeId);
    await open('api', started.body.episodeId);
    const cancelled = await api.call(`/api/v1/episodes/${started.body.episodeId}/cancel`, {
      method: 'POST',
      headers: asBot(),
    });
    expect(cancelled.body.error.message).toContain(
      `It was cancelled by a program with the key ${bot.name}.`,
    );
    await open('retry', `${started.body.episodeId}-2`);
    const entries = await audit(`episodeId=${started.body.episodeId}`);
    expect(entries.map(({ action }) => action)).toEqual([
      'episode.retried',
      'episode.cancelled',
      'episode.started',
    ]);
    for (const entry of entries) {
      expect(entry).toMatchObject({ caller: requestedBy, podcastId });
    }
    expect(entries[0].after).toEqual({ attempt: 2 });
  });

  test('starts once for an Idempotency-Key that comes twice', async () => {
    const body = { podcastId: await create() };
    const headers = { ...asBot(), 'Idempotency-Key': randomUUID() };
    const first = await api.send('POST', '/api/v1/episodes', body, headers);
    const second = await api.send('POST', '/api/v1/episodes', body, headers);
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(second.body).toEqual(first.body);
  });

  test('says nothing of what machines do', async () => {
    const podcastId = await create();
    const id = await completeEpisode(api.database.service, podcastId);
    await episodeFunctions(api.database.service).publish(id);
    expect(await audit(`episodeId=${id}`)).toEqual([]);
    expect((await api.send('POST', `/api/v1/episodes/${id}/hide`, {}, asBot())).status).toBe(202);
    expect(await audit(`episodeId=${id}`)).toMatchObject([
      { action: 'episode.hidden', caller: { name: bot.name } },
    ]);
  });
});

describe('of what leaves no row behind', () => {
  test('says who ran a machine', async () => {
    const ran = await api.send('POST', '/api/v1/operations/reconcile/run', {}, asBot());
    expect(ran.status).toBe(202);
    expect((await audit('limit=1'))[0]).toMatchObject({
      action: 'machine.run',
      subject: { kind: 'machine', id: 'reconcile' },
      caller: { name: bot.name },
      requestId: ran.headers.get('x-amzn-requestid'),
    });
  });

  test('says who tested a webhook, and of the webhook its host alone', async () => {
    const url = 'http://127.0.0.1:9/a-password';
    const podcastId = await create();
    const { body } = await api.send('POST', '/api/v1/webhooks', { url, podcastId }, asBot());
    await api.send('POST', `/api/v1/webhooks/${body.id}/test`, {}, asBot());
    await api.send('POST', `/api/v1/webhooks/${body.id}/rotate`, {}, asBot());
    await api.send('PATCH', `/api/v1/webhooks/${body.id}`, { isEnabled: false }, asBot());
    await api.call(`/api/v1/webhooks/${body.id}`, { method: 'DELETE', headers: asBot() });
    const ofShow = await audit(`podcastId=${podcastId}&limit=100`);
    const entries = ofShow.filter(({ subject }) => subject.id === body.id);
    expect(entries.map(({ action }) => action)).toEqual([
      'webhook.deleted',
      'webhook.changed',
      'webhook.rotated',
      'webhook.tested',
      'webhook.created',
    ]);
    expect(entries.map(({ subject }) => subject.name)).toEqual(Array(5).fill('127.0.0.1:9'));
    expect(entries[1]).toMatchObject({ before: { isEnabled: true }, after: { isEnabled: false } });
    expect(entries.at(-1).after).toMatchObject({ host: '127.0.0.1:9' });
    expect(JSON.stringify(entries)).not.toMatch(/a-password|whsec_/);
  });
});

describe('of keys', () => {
  test('says what was done to them', async () => {
    const key = (
      await api.send('POST', '/api/v1/api-keys', { name: 'short-lived', role: 'viewer' })
    ).body;
    await api.send('PATCH', `/api/v1/api-keys/${key.id}`, { role: 'editor' });
    await api.send('POST', `/api/v1/api-keys/${key.id}/rotate`, {});
    await api.call(SHOWS, { headers: { 'x-api-key': key.value } });
    await api.call(`/api/v1/api-keys/${key.id}`, { method: 'DELETE' });
    const entries = (await audit('limit=100')).filter(({ subject }) => subject.id === key.id);
    expect(entries.map(({ action, before, after }) => [action, before, after])).toEqual([
      ['key.revoked', null, null],
      ['key.rotated', null, null],
      ['key.changed', { role: 'viewer' }, { role: 'editor' }],
      [
        'key.created',
        null,
        { name: 'short-lived', role: 'viewer', podcastIds: null, expiresAt: null },
      ],
    ]);
  });
});

test('nobody but the service role speaks for others', async () => {
  const caller = { kind: 'key', id: bot.id, name: bot.name };
  const id = randomUUID();
  await api.database.admin
    .from('podcasts')
    .insert({ id, title: 'Mine' })
    .setHeader('x-stepcast-caller', encodeURIComponent(JSON.stringify(caller)))
    .throwOnError();
  const [entry] = await audit(`podcastId=${id}`);
  expect(entry.caller.kind).toBe('person');
  expect(entry.caller.id).not.toBe(bot.id);
});

test('a page goes on where the one before ended, and what is malformed is refused', async () => {
  for (let i = 0; i < 3; i += 1) await create();
  const all = await audit('limit=3');
  const first = (await api.call('/api/v1/audit?limit=2')).body;
  const second = (await api.call(`/api/v1/audit?limit=1&cursor=${first.nextCursor}`)).body;
  expect([...first.entries, ...second.entries]).toEqual(all);
  for (const query of ['cursor=x', 'podcastId=x', 'limit=0', 'who=me']) {
    expect((await api.call(`/api/v1/audit?${query}`)).status).toBe(400);
  }
});
