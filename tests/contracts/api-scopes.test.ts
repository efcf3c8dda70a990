import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OPERATIONS } from '../../src/api/operations/index.ts';
import type { Operation } from '../../src/api/operations/operation.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { episodeFunctions } from '../support/episodes.ts';
import { publishTranscript, transcriptOf } from '../support/search/index-and-ask.ts';

/** A show with all that is of one, told apart by a word that stands in each of its texts. */
interface ShowWithAll {
  readonly word: string;
  readonly podcastId: string;
  readonly episodeId: string;
  readonly webhookId: string;
}

let api: TestApi;
let mine: ShowWithAll;
let other: ShowWithAll;
let key: { id: string; value: string; prefix: string; podcastIds: string[] };

const KEYS = '/api/v1/api-keys';
const by = ({ value }: { value: string }) => ({ 'x-api-key': value });

const A_COST = {
  ...{ provider: 'google', product: 'chirp', unit: 'characters' },
  ...{ quantity: 1, usd: 1, pricesAsOf: '2026-01-01' },
};
const addShow = async (word: string): Promise<ShowWithAll> => {
  const config = { telegramChannels: ['saltreach'] };
  const podcastId = (await api.send('POST', '/api/v1/podcasts', { title: word, config })).body.id;
  const webhook = { url: `https://${word}.test/in`, podcastId };
  const webhookId = (await api.send('POST', '/api/v1/webhooks', webhook)).body.id;
  const episodeId = randomUUID();
  const start = {
    podcastId,
    window: { from: '2026-01-01T00:00:00Z', until: '2026-01-02T00:00:00Z' },
  };
  await api.send('POST', '/api/v1/episodes', start, { 'idempotency-key': episodeId });
  const episodes = episodeFunctions(api.database.service);
  await episodes.open(podcastId, episodeId);
  await api.database.service.rpc('record_episode_cost', {
    ...{ p_episode_id: episodeId, p_execution: episodeId, p_id: randomUUID() },
    p_items: [A_COST],
  });
  await episodes.fail(episodeId, episodeId, `${word} broke.`);
  return { word, podcastId, episodeId, webhookId };
};

beforeAll(async () => {
  api = await startTestApi();
  mine = await addShow('anchovy');
  other = await addShow('barnacle');
  const body = { name: 'of one show', role: 'admin', podcastIds: [mine.podcastId] };
  key = (await api.send('POST', KEYS, body)).body;
});
afterAll(() => api?.close());

const pathOf = ({ path }: Operation, of: ShowWithAll): string =>
  path.replace(/\{(\w+)\}/g, (_, name) => {
    if (name === 'name') return of.episodeId;
    if (name === 'machine') return 'episode';
    if (name === 'eventId') return '1';
    return (of as unknown as Record<string, string>)[name] ?? randomUUID();
  });
const call = ({ method, ...operation }: Operation, of: ShowWithAll, headers?: object) =>
  api.call(pathOf({ method, ...operation }, of), {
    method: method.toUpperCase(),
    headers: { 'content-type': 'application/json', ...headers },
    ...(method === 'get' || method === 'delete' ? {} : { body: '[]' }),
  });

const named = (operations: readonly Operation[]) =>
  operations.map((one) => [`${one.method.toUpperCase()} ${one.path}`, one] as const);
const ASKING = OPERATIONS.filter(({ isPublic }) => !isPublic);
const OF_ONE = ASKING.filter(({ path }) => /\{(?:podcastId|episodeId|webhookId|name)\}/.test(path));
const OF_ALL = ASKING.filter((one) => !OF_ONE.includes(one));

/** What a key for some shows may ask of routes that name none, and gets of its shows alone. */
const LISTS: Readonly<Record<string, { query?: string; body?: object }>> = {
  'GET /api/v1/episodes': {},
  'GET /api/v1/executions': { query: '?machine=episode&limit=50' },
  'GET /api/v1/operations/spending': {},
  'GET /api/v1/podcasts': {},
  'GET /api/v1/webhooks': {},
  'GET /api/v1/audit': { query: '?limit=100' },
  'GET /api/v1/voices': { query: '?languageCode=en-US' },
  'POST /api/v1/operations/retry': { body: { error: 'SpeechRefused', dryRun: true } },
};
/** What it starts or makes in one of its shows, by tests of their own below. */
const IN_ONE = new Set(['POST /api/v1/episodes', 'POST /api/v1/webhooks']);
/** What is about the whole stage. */
const REFUSED = new Set([
  'POST /api/v1/podcasts',
  'POST /api/v1/operations/schedule/run',
  'POST /api/v1/operations/reconcile/run',
  'POST /api/v1/operations/notify/run',
  'GET /api/v1/operations/timings',
  'GET /api/v1/operations/dead-letters',
  'DELETE /api/v1/operations/dead-letters/{queue}/{messageId}',
  'POST /api/v1/operations/intake/redrive',
  'POST /api/v1/operations/intake/messages',
  // Every show may have the channel.
  'GET /api/v1/channel-exports',
  'GET /api/v1/channel-exports/{username}',
  'PUT /api/v1/channel-exports/{username}',
  'PATCH /api/v1/channel-exports/{username}',
  'DELETE /api/v1/channel-exports/{username}',
  'POST /api/v1/channel-exports/{username}/uploads',
  'GET /api/v1/channel-exports',
  'GET /api/v1/channel-exports/{username}',
  'POST /api/v1/channel-exports/{username}/uploads',
  'PUT /api/v1/channel-exports/{username}',
  'PATCH /api/v1/channel-exports/{username}',
  'DELETE /api/v1/channel-exports/{username}',
  'GET /api/v1/api-keys',
  'POST /api/v1/api-keys',
  'PATCH /api/v1/api-keys/{keyId}',
  'DELETE /api/v1/api-keys/{keyId}',
  'POST /api/v1/api-keys/{keyId}/rotate',
]);

/** Everything of the other show that a request could have changed. */
const everything = () =>
  api.database.supabase.query(
    `select to_jsonb(p), to_jsonb(c), to_jsonb(e), to_jsonb(w)
     from public.podcasts p join public.podcast_configs c on c.podcast_id = p.id
     join public.episodes e on e.podcast_id = p.id join public.webhook_endpoints w on w.podcast_id = p.id
     where p.id = $1`,
    [other.podcastId],
  );

describe('a key for one show', () => {
  test.each(named(OF_ONE))('is told of nothing of another at %s', async (_, operation) => {
    const before = await everything();
    const { status, body } = await call(operation, other, by(key));
    expect(status).toBe(404);
    expect(JSON.stringify(body)).not.toContain(other.word);
    const { path } = operation;
    if (!path.includes('{eventId}') && !path.includes('{name}')) {
      const unknown = {
        ...other,
        podcastId: randomUUID(),
        episodeId: randomUUID(),
        webhookId: randomUUID(),
      };
      const same = path.includes('{webhookId}')
        ? 'webhook'
        : path.includes('{podcastId}')
          ? 'podcast'
          : 'episode';
      expect(body.type).toBe(`urn:stepcast:problem:unknown-${same}`);
      // A thing that isn't there is answered alike: nobody learns which there are.
      const missing = await call(operation, unknown, by(key));
      if (operation.method === 'get') expect(missing.body.type).toBe(body.type);
    }
    expect(await everything()).toEqual(before);
  });

  test.each(named(OF_ONE.filter(({ method }) => method !== 'delete')))(
    'is answered of its own as a key for all shows is, at %s',
    async (_, operation) => {
      const [scoped, all] = [await call(operation, mine, by(key)), await call(operation, mine)];
      expect(scoped.status).toBe(all.status);
      expect(scoped.body?.type).toBe(all.body?.type);
    },
  );

  test.each(named(OF_ALL))(
    'is given its own alone, or refused, at %s',
    async (route, operation) => {
      if (IN_ONE.has(route)) return;
      const { query = '', body } = LISTS[route] ?? {};
      const answer = await api.call(`${pathOf(operation, other)}${query}`, {
        method: operation.method.toUpperCase(),
        headers: { 'content-type': 'application/json', ...by(key) },
        ...(operation.method !== 'get' &&
          operation.method !== 'delete' && { body: JSON.stringify(body ?? {}) }),
      });
      expect(
        REFUSED.has(route) ? 403 : route in LISTS ? 200 : 'decide, and add the route above',
      ).toBe(answer.status);
      const text = JSON.stringify(answer.body);
      for (const one of Object.values(other)) expect(text).not.toContain(one);
      if (route in LISTS && route !== 'GET /api/v1/voices') expect(text).toContain(mine.podcastId);
    },
  );

  test('sees at least what it is compared with: a key for all shows is given both', async () => {
    for (const [route, { query = '', body }] of Object.entries(LISTS)) {
      if (route === 'GET /api/v1/voices') continue;
      const [method = '', path = ''] = route.split(' ');
      const answer = body ? await api.send(method, path, body) : await api.call(`${path}${query}`);
      const text = JSON.stringify(answer.body);
      expect([route, text.includes(mine.podcastId), text.includes(other.podcastId)]).toEqual([
        route,
        true,
        true,
      ]);
    }
  });

  test('starts episodes of that show alone', async () => {
    const before = await api.countExecutions();
    const start = (podcastId: string) =>
      api.send('POST', '/api/v1/episodes', { podcastId }, by(key));
    for (const podcastId of [other.podcastId, other.podcastId.toUpperCase()]) {
      const { status, body, headers } = await start(podcastId);
      expect([status, body.type, body.detail]).toEqual([
        404,
        'urn:stepcast:problem:unknown-podcast',
        `There is no show ${other.podcastId}.`,
      ]);
      expect(headers.get('content-type')).toBe('application/problem+json');
    }
    expect(await api.countExecutions()).toBe(before);
    const { status, body } = await start(mine.podcastId.toUpperCase());
    expect(status).toBe(202);
    expect(await api.describe(body.episodeId)).toMatchObject({
      input: { requestedBy: { kind: 'key', id: key.id, name: 'of one show' } },
    });
    expect(
      (await api.call(`/api/v1/episodes/${body.episodeId}`, { headers: by(key) })).status,
    ).toBe(200);
  });

  test('knows no episode of another before that has a row', async () => {
    const { body } = await api.send('POST', '/api/v1/episodes', { podcastId: other.podcastId });
    const path = `/api/v1/episodes/${body.episodeId}`;
    expect((await api.call(path)).status).toBe(200);
    expect((await api.call(path, { headers: by(key) })).status).toBe(404);
  });

  test('adds webhooks of that show alone', async () => {
    const add = (body: object) =>
      api.send('POST', '/api/v1/webhooks', { url: 'https://example.com/in', ...body }, by(key));
    expect((await add({ podcastId: other.podcastId })).status).toBe(404);
    const all = await add({});
    expect([all.status, all.body.errors]).toMatchObject([400, [{ field: 'podcastId' }]]);
    expect((await add({ podcastId: mine.podcastId })).status).toBe(201);
  });

  test('says of episodes that it names, and that are of another, that there are none', async () => {
    const episodeIds = [mine.episodeId, other.episodeId];
    const { body } = await api.send(
      'POST',
      '/api/v1/operations/retry',
      { episodeIds, dryRun: true },
      by(key),
    );
    const of = (id: string) =>
      body.items.find(({ episodeId }: { episodeId: string }) => episodeId === id);
    expect(of(mine.episodeId)).toMatchObject({ podcastId: mine.podcastId });
    expect(of(other.episodeId)).toMatchObject({
      ...{ podcastId: null, outcome: 'refused', detail: `There is no episode ${other.episodeId}.` },
    });
  });

  test('finds what was said in that show alone', async () => {
    const said = (words: string) => publishTranscript(api.database, transcriptOf(words));
    const [first, second] = [
      await said('Nineteen puffins nest here.'),
      await said('Nineteen puffins fled.'),
    ];
    const ofFirst = { name: randomUUID(), role: 'viewer', podcastIds: [first.podcastId] };
    const one = (await api.send('POST', KEYS, ofFirst)).body;
    const found = async (headers?: Record<string, string>, podcastId?: string) => {
      const { body } = await api.send(
        'POST',
        '/api/v1/search',
        { query: 'puffins', podcastId },
        headers,
      );
      return body.results.map(({ episode_id }: { episode_id: string }) => episode_id).sort();
    };
    expect(await found()).toEqual([first.id, second.id].sort());
    expect(await found(by(one))).toEqual([first.id]);
    expect(await found(by(one), second.podcastId)).toEqual([]);
  });

  test('is kept to it when it signs', async () => {
    const get = (path: string) => {
      const input = `("@method" "@path");created=${Math.floor(Date.now() / 1000)};keyid="${key.prefix}";nonce="${randomUUID()}"`;
      const base = `"@method": GET\n"@path": ${path}\n"@signature-params": ${input}`;
      const signature = createHmac('sha256', key.value).update(base).digest('base64');
      const headers = { 'signature-input': `s=${input}`, signature: `s=:${signature}:` };
      return api.call(path, { headers: new Headers(headers) });
    };
    expect((await get(`/api/v1/podcasts/${mine.podcastId}`)).status).toBe(200);
    expect((await get(`/api/v1/podcasts/${other.podcastId}`)).status).toBe(404);
    expect((await get('/api/v1/operations/timings')).status).toBe(403);
  });
});

describe('the shows of a key', () => {
  test('are told in lists and in the audit, and can be changed', async () => {
    const listed = (await api.call(KEYS)).body.keys.find(({ id }: { id: string }) => id === key.id);
    expect(listed.podcastIds).toEqual([mine.podcastId]);
    const body = { name: randomUUID(), role: 'viewer', podcastIds: [mine.podcastId] };
    const one = (await api.send('POST', KEYS, body)).body;
    const sees = async (show: ShowWithAll) =>
      (await api.call(`/api/v1/podcasts/${show.podcastId}`, { headers: by(one) })).status;
    const change = (podcastIds: unknown) => api.send('PATCH', `${KEYS}/${one.id}`, { podcastIds });
    expect([await sees(mine), await sees(other)]).toEqual([200, 404]);
    expect((await change([other.podcastId, other.podcastId])).body.podcastIds).toEqual([
      other.podcastId,
    ]);
    expect([await sees(mine), await sees(other)]).toEqual([404, 200]);
    expect((await change(null)).body.podcastIds).toBeNull();
    expect([await sees(mine), await sees(other)]).toEqual([200, 200]);
    const { entries } = (await api.call('/api/v1/audit?limit=100')).body;
    expect(
      entries.find(({ before }: { before: object }) => before && 'podcastIds' in before),
    ).toMatchObject({
      ...{
        action: 'key.changed',
        before: { podcastIds: [other.podcastId] },
        after: { podcastIds: null },
      },
    });
  });

  test('stay what they were when one of them is deleted', async () => {
    const gone = await addShow('cuttlefish');
    const body = { name: randomUUID(), role: 'viewer', podcastIds: [gone.podcastId] };
    const one = (await api.send('POST', KEYS, body)).body;
    expect(
      (await api.call(`/api/v1/podcasts/${gone.podcastId}`, { method: 'DELETE' })).status,
    ).toBe(204);
    const { podcasts } = (await api.call('/api/v1/podcasts', { headers: by(one) })).body;
    expect(podcasts).toEqual([]);
  });

  test.each([
    ['none', []],
    ['one that is not there', [randomUUID()]],
    ['what is no id', ['saltreach']],
    ['too many', Array.from({ length: 101 }, () => randomUUID())],
  ])('are not %s', async (_, podcastIds) => {
    const answer = await api.send('POST', KEYS, { name: randomUUID(), role: 'viewer', podcastIds });
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].field).toMatch(/^podcastIds/);
  });
});
