import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { INTERNAL_KEY as KEY, startTestApi, type TestApi } from '../../support/api.ts';
import { episodeFunctions } from '../../support/episodes.ts';
import { insertShow } from '../../support/shows.ts';

const PODCAST_ID = '5b1a9a2e-3f57-4f0a-8a44-2d1c8e9b7a22';
const WINDOW = { from: '2026-03-01T00:00:00Z', until: '2026-03-08T00:00:00Z' };

/** The members that tests reach into; everything else is compared whole. */
interface Body {
  readonly episodeId: string;
  readonly executionArn: string;
  readonly statusUrl: string;
  readonly detail: string;
  readonly state: string | null;
  readonly startedAt: string;
  readonly updatedAt: string;
  readonly timeline: readonly { readonly status: string }[];
}

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api?.close());

const call = (path: string, init: RequestInit = {}) => api.call<Body>(path, init);
const post = (body: unknown, headers: Record<string, string> = {}) =>
  api.send<Body>('POST', '/api/v1/episodes', body, headers);
const executions = () => api.countExecutions();

describe('POST /api/v1/episodes', () => {
  test('starts the execution and says where to ask for it', async () => {
    const { status, headers, body } = await post({ podcastId: PODCAST_ID });
    expect(status).toBe(202);
    expect(body).toEqual({
      episodeId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      executionArn: `${api.machineArn.replace(':stateMachine:', ':execution:')}:${body.episodeId}`,
      statusUrl: `${api.url}/api/v1/episodes/${body.episodeId}`,
    });
    expect(headers.get('location')).toBe(body.statusUrl);
    expect((await api.describe(body.episodeId)).input).toEqual({
      version: '1.0',
      podcastId: PODCAST_ID,
      episodeId: body.episodeId,
      trigger: 'api',
      requestedBy: { kind: 'internal', name: 'internal API key' },
    });
    expect((await call(body.statusUrl)).body).toMatchObject({ status: 'pending' });
  });

  test('with a key starts one episode, however often it is sent', async () => {
    const key = randomUUID();
    const before = await executions();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => post({ podcastId: PODCAST_ID }, { 'Idempotency-Key': key })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(new Set(answers.map(({ body }) => body.episodeId))).toEqual(new Set([key]));
    expect(await executions()).toBe(before + 1);
  });

  test('takes the id that a caller has given the request, which is no better than a key', async () => {
    const id = randomUUID();
    const chosen = await post({ podcastId: PODCAST_ID }, { 'x-amzn-requestid': id });
    expect([chosen.status, chosen.body.episodeId]).toEqual([202, id]);
    const malformed = await post({ podcastId: PODCAST_ID }, { 'x-amzn-requestid': '"x' });
    expect(malformed.status).toBe(202);
  });

  test('with a key of another body answers 409 and names the episode', async () => {
    const key = randomUUID();
    await post({ podcastId: PODCAST_ID }, { 'Idempotency-Key': key });
    const { status, headers, body } = await post(
      { podcastId: randomUUID() },
      { 'Idempotency-Key': key },
    );
    expect(status).toBe(409);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(body).toMatchObject({
      type: 'urn:stepcast:problem:episode-exists',
      episodeId: key,
      statusUrl: `${api.url}/api/v1/episodes/${key}`,
    });
  });

  test('with the key of an episode that has ended answers 409, and its status says why it ended', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    const first = await post({ podcastId: PODCAST_ID, window: WINDOW }, headers);
    await expect
      .poll(async () => (await call(first.body.statusUrl)).body, { timeout: 30_000 })
      .toMatchObject({
        status: 'failed',
        podcastId: PODCAST_ID,
        error: {
          state: 'OpenEpisode',
          name: 'UnknownPodcast',
          message: expect.stringContaining('There is no such show.'),
        },
        terminal: true,
      });
    expect((await post({ podcastId: PODCAST_ID, window: WINDOW }, headers)).status).toBe(409);
  });
});

describe('what is malformed starts nothing and is told what is wrong with it', () => {
  const JSON_BODY = { podcastId: PODCAST_ID };
  test.each<[string, unknown, Record<string, string>, number, RegExp]>([
    ['no body', '', {}, 400, /not JSON/],
    ['broken JSON', '{"podcastId":', {}, 400, /not JSON/],
    ['a list', [], {}, 400, /must be object/],
    ['no show', {}, {}, 400, /podcastId/],
    ['a show that is no UUID', { podcastId: 'x' }, {}, 400, /podcastId must be a UUID/],
    ['something more', { ...JSON_BODY, from: 'audio' }, {}, 400, /isn't allowed: from/],
    ['half a window', { ...JSON_BODY, window: { from: WINDOW.from } }, {}, 400, /until/],
    ['a window of words', { ...JSON_BODY, window: { ...WINDOW, from: 'now' } }, {}, 400, /UTC/],
    ['a key that is no UUID', JSON_BODY, { 'Idempotency-Key': 'again' }, 400, /Idempotency-Key/],
    ['an empty key', JSON_BODY, { 'Idempotency-Key': '' }, 400, /Idempotency-Key/],
    ['a key that would break out', JSON_BODY, { 'Idempotency-Key': `","x":"\\` }, 400, /UUID/],
    ['plain text', JSON_BODY, { 'content-type': 'text/plain' }, 415, /application\/json/],
    ['a form', 'podcastId=x', { 'content-type': 'application/x-www-form-urlencoded' }, 415, /json/],
    ['too much', `"${'x'.repeat(10 * 1024 * 1024)}"`, {}, 413, /10 MB/],
  ])('%s', async (_, body, headers, expected, detail) => {
    const before = await executions();
    const { status, headers: answered, body: problem } = await post(body, headers);
    expect(status).toBe(expected);
    expect(answered.get('content-type')).toBe('application/problem+json');
    expect(problem).toMatchObject({ status: expected, detail: expect.stringMatching(detail) });
    expect(await executions()).toBe(before);
  });
});

test('whatever is sent, the answer is a problem of the sender’s and nothing is started', async () => {
  const before = await executions();
  const headerNames = ['get', 'keySet', '__proto__', 'constructor', 'content-encoding', 'x'];
  const words = fc.string().filter((text) => !text.includes('0f4f4c46'));
  const request = fc.record({
    body: fc.oneof(fc.json(), words, fc.constant(JSON.stringify({ podcastId: 'nobody' }))),
    header: fc.record({
      name: fc.constantFrom(...headerNames),
      value: fc.stringMatching(/^[!-~]{0,20}$/),
    }),
    query: fc.oneof(
      fc.constantFrom('__proto__=1', 'constructor=2', 'a=1&a=2', '%zz'),
      fc.webQueryParameters(),
    ),
    type: fc.constantFrom(
      'application/json',
      'application/json; charset=utf-8',
      'text/html',
      '*/*',
    ),
  });
  await fc.assert(
    fc.asyncProperty(request, async ({ body, header, query, type }) => {
      const response = await fetch(`${api.url}/api/v1/episodes?${query}`, {
        method: 'POST',
        headers: { 'x-api-key': KEY, 'content-type': type, [header.name]: header.value },
        body,
      });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(await response.json()).toHaveProperty('detail');
    }),
    { numRuns: 200 },
  );
  expect(await executions()).toBe(before);
});

test.each(['get', 'keySet', '__proto__', 'constructor', 'toString'])(
  'a header or parameter that is called %s changes nothing',
  async (name) => {
    const query = `/api/v1/episodes?${name}=1`;
    const { status } = await call(query, {
      method: 'POST',
      headers: new Headers([
        ['x-api-key', KEY],
        ['content-type', 'application/json'],
        [name, 'x'],
      ]),
      body: JSON.stringify({ podcastId: PODCAST_ID }),
    });
    expect(status).toBe(202);
  },
);

describe('callers', () => {
  test.each([
    ['no key', { 'x-api-key': '' }],
    ['a wrong key', { 'x-api-key': 'a-wrong-key-of-some-length' }],
    ['a wrong bearer token', { 'x-api-key': '', authorization: 'Bearer eyJ.eyJ.x' }],
  ])('with %s get 401 and start nothing', async (_, headers) => {
    const before = await executions();
    const { status, headers: answered, body } = await post({ podcastId: PODCAST_ID }, headers);
    expect(status).toBe(401);
    expect(answered.get('www-authenticate')).toBe('Bearer');
    expect(body).toMatchObject({ type: 'urn:stepcast:problem:unauthorized', status: 401 });
    expect(await executions()).toBe(before);
  });

  test('may send the key as a bearer token', async () => {
    const headers = { 'x-api-key': '', authorization: `Bearer ${KEY}` };
    expect((await call(`/api/v1/episodes/${randomUUID()}`, { headers })).status).toBe(404);
  });

  test('need none to ask for health', async () => {
    const { status, body } = await call('/api/v1/health', { headers: { 'x-api-key': '' } });
    const checks = { database: 'ok', stateMachine: 'ok' };
    expect([status, body]).toEqual([200, { status: 'ok', checks }]);
  });
});

describe('GET /api/v1/episodes/{episodeId}', () => {
  test('tells the way of an episode from its row', async () => {
    const podcastId = await insertShow(api.database.service);
    const episodes = episodeFunctions(api.database.service);
    const id = randomUUID();
    await episodes.open(podcastId, id);
    expect((await call(`/api/v1/episodes/${id}`)).body).toMatchObject({
      status: 'pending',
      progress: 0,
    });
    await episodes.mark(id, 'content_collected');
    await episodes.mark(id, 'processing');
    await episodes.progress(id, 5, 10);
    const { status, body } = await call(`/api/v1/episodes/${id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      episodeId: id,
      podcastId,
      status: 'processing',
      state: 'GenerateAudio',
      progress: 0.625,
      attempt: 1,
      error: null,
      terminal: false,
    });
    expect(body.timeline.map((entry) => entry.status)).toEqual([
      'pending',
      'content_collected',
      'processing',
    ]);
    expect(Date.parse(body.startedAt)).toBeLessThanOrEqual(Date.parse(body.updatedAt));

    await episodes.complete(id);
    expect((await call(`/api/v1/episodes/${id}`)).body).toMatchObject({
      status: 'completed',
      state: 'PublishFeed',
      progress: 1,
      durationMs: 60_000,
      terminal: true,
    });
    await episodes.publish(id);
    expect((await call(`/api/v1/episodes/${id}`)).body.state).toBeNull();
  });

  test('tells why an episode failed', async () => {
    const podcastId = await insertShow(api.database.service);
    const { open, fail } = episodeFunctions(api.database.service);
    const id = randomUUID();
    await open(podcastId, id);
    await fail(id, id, JSON.stringify({ errorType: 'SpeechRefused', errorMessage: 'No voice.' }));
    expect((await call(`/api/v1/episodes/${id}`)).body).toMatchObject({
      status: 'failed',
      error: { state: 'GenerateAudio', name: 'SpeechRefused', message: 'No voice.' },
      terminal: true,
    });
  });

  test.each(['abc', '%27%20or%201=1', `${PODCAST_ID}0`, '..%2f..%2fx', '%00'])(
    'answers 400 to %s',
    async (id) => {
      const { status, body } = await call(`/api/v1/episodes/${id}`);
      expect(status).toBe(400);
      expect(body.detail).toContain('episodeId');
    },
  );

  test('answers 400 to a path that is not percent-encoded UTF-8', async () => {
    expect((await call('/api/v1/episodes/%ff')).status).toBe(400);
  });
});

test.each([
  ['GET', '/'],
  ['GET', '/api/v1/episodes/'],
  ['OPTIONS', '/api/v1'],
  ['POST', '/api/v1/nothing'],
])('%s %s is no route', async (method, path) => {
  const { status, body } = await call(path, { method });
  expect(status).toBe(404);
  expect(body).toMatchObject({ type: 'urn:stepcast:problem:no-such-route', status: 404 });
});

test.each([
  ['DELETE', '/api/v1/episodes', 'GET, OPTIONS, POST'],
  ['PUT', '/api/v1/podcasts/x', 'DELETE, GET, OPTIONS, PATCH'],
  ['GET', '/api/v1/episodes/x/cancel', 'OPTIONS, POST'],
  ['POST', '/api/v1/health', 'GET, OPTIONS'],
])('%s %s is told the methods that there are', async (method, path, allowed) => {
  const { status, headers, body } = await call(path, { method });
  expect([status, headers.get('allow')]).toEqual([405, allowed]);
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(body.detail).toContain(allowed);
});

test('a page of the console may ask, and read what is answered', async () => {
  const { status, headers } = await call('/api/v1/podcasts/x', { method: 'OPTIONS' });
  expect(status).toBe(204);
  expect(headers.get('access-control-allow-origin')).toBe('https://console.test');
  expect(headers.get('access-control-allow-methods')).toBe('DELETE, GET, OPTIONS, PATCH');
  expect(headers.get('access-control-allow-headers')).toContain('Authorization');
  const answers = await Promise.all([
    call('/api/v1/health'),
    call('/api/v1/podcasts/x'),
    call('/api/v1/nothing'),
    call('/api/v1/episodes', { headers: { 'x-api-key': '' } }),
    post({ podcastId: PODCAST_ID }),
    post({}),
  ]);
  for (const answer of answers) {
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://console.test');
  }
});
