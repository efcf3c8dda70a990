import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OPERATIONS } from '../../src/api/operations/index.ts';
import { routeKey } from '../../src/api/operations/operation.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { episodeFunctions } from '../support/episodes.ts';
import { insertShow } from '../support/shows.ts';

// 10,000 requests in all with FUZZ_RUNS=10000; by default as many as a test run can wait for.
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 400);
const TIMEOUT_MS = 60_000 + RUNS * 100;

let api: TestApi;
let ids: readonly string[];
beforeAll(async () => {
  api = await startTestApi();
  const podcastId = await insertShow(api.database.service);
  const episodeId = randomUUID();
  const episodes = episodeFunctions(api.database.service);
  await episodes.open(podcastId, episodeId);
  await episodes.fail(episodeId);
  ids = [podcastId, episodeId];
});
afterAll(() => api?.close());

/** Everything that a request could have changed. */
const everything = async () => {
  const [rows] = await api.database.supabase.query(
    `select (select jsonb_agg(p order by p.id) from public.podcasts p) as shows,
            (select jsonb_agg(c order by c.id) from public.podcast_configs c) as configs,
            (select jsonb_agg(e order by e.id) from public.episodes e) as episodes`,
  );
  return { rows, executions: await api.countExecutions() };
};

const hostile = fc.oneof(
  fc.constantFrom('', ' ', "'", '%00', '%ff', '..%2f..', '__proto__', 'constructor', 'null', '-1'),
  fc.constantFrom(
    '%C3%28',
    "' or 1=1 --",
    '%24%7Bjndi:ldap://x%7D',
    '{{7*7}}',
    '%0d%0aX: y',
    'a'.repeat(2000),
  ),
  fc
    .string({ unit: 'binary', maxLength: 40 })
    .map((text) => encodeURIComponent(text.toWellFormed())),
);
const uuid = fc.uuid();
const KNOWN = new Map([
  ['known-0', 0],
  ['known-1', 1],
]);
/** Ids that are none, unknown ones, and, seldom enough, a known one. */
const pathValue = fc.oneof(
  { weight: 4, arbitrary: hostile.filter((value) => value !== '' && !/^[./]/.test(value)) },
  { weight: 2, arbitrary: uuid },
  { weight: 1, arbitrary: fc.constantFrom(...KNOWN.keys()) },
);
const value = fc.oneof(
  fc.jsonValue(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\u0000', '\ud800', 1e308, -0, 2 ** 60, '2026-02-30', '0000-01-01T00:00:00Z'),
);
const field = fc.constantFrom(
  'podcastId',
  'window',
  'from',
  'until',
  'title',
  'config',
  'telegramChannels',
  'speakers',
  'filters',
  'timeZone',
  'timeOfDay',
  'scheduledFrom',
  'imageUrl',
  'maxMessages',
  '__proto__',
  'constructor',
);
/** A JSON object that no route takes: it has a field that none knows. */
const body = fc.oneof(
  fc
    .tuple(fc.dictionary(field, value), fc.dictionary(field, value))
    .map(([outer, inner]) => JSON.stringify({ ...outer, config: inner, 'no such field': 1 })),
  fc.constantFrom('', '{', '[]', 'null', '"x"', '1e999', '{"a":1,"a":2}', '\ufeff{}x'),
  fc
    .jsonValue()
    .filter((json) => JSON.stringify(json) !== '{}')
    .map((json) => JSON.stringify({ 'no such field': json })),
  fc.uint8Array({ maxLength: 60, minLength: 1 }).filter((bytes) => bytes[0] !== 0x20),
);
const query = fc.oneof(
  { weight: 1, arbitrary: fc.constant('') },
  {
    weight: 3,
    arbitrary: fc
      .array(
        fc.tuple(
          fc.oneof(
            fc.constantFrom('limit', 'cursor', 'podcastId', 'status', '__proto__', 'x'),
            hostile,
          ),
          hostile,
        ),
        { maxLength: 4 },
      )
      .map((pairs) => pairs.map((pair) => pair.join('=')).join('&')),
  },
);
const request = fc.record({
  route: fc.constantFrom(...OPERATIONS.map(routeKey)),
  method: fc.oneof(
    { weight: 8, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom('PUT', 'HEAD', 'OPTIONS', 'DELETE', 'POST', 'PATCH') },
  ),
  pathValue,
  query,
  body,
  type: fc.oneof(
    { weight: 4, arbitrary: fc.constant('application/json') },
    {
      weight: 1,
      arbitrary: fc.constantFrom('text/plain', 'application/json;charset=utf-16', '*/*', ' '),
    },
  ),
  headers: fc.dictionary(
    fc.constantFrom(
      'idempotency-key',
      'x-amzn-requestid',
      'content-encoding',
      'x-forwarded-for',
      'accept',
    ),
    fc.stringMatching(/^[!-~]{0,40}$/),
  ),
});

test(
  `${RUNS} malformed requests are the sender’s mistake, and change nothing`,
  async () => {
    const before = await everything();
    await fc.assert(
      fc.asyncProperty(request, async ({ route, ...sent }) => {
        const [declared, template] = route.split(' ') as [string, string];
        const method = sent.method ?? declared;
        const known = KNOWN.get(sent.pathValue);
        const path = template.replace(/\{\w+\}/g, () => ids[known ?? -1] ?? sent.pathValue);
        // A well-formed DELETE, or a POST without a body to a known episode or a run, would do what it says.
        fc.pre(method !== 'DELETE' || known === undefined);
        const hasBody = !['GET', 'HEAD', 'OPTIONS'].includes(method);
        const isKnown = known !== undefined || template.startsWith('/api/v1/operations/');
        fc.pre(!hasBody || sent.body.length > 0 || !isKnown);
        const response = await fetch(`${api.url}${path}?${sent.query}`, {
          method,
          headers: {
            ...sent.headers,
            'x-api-key': 'the-internal-key-of-these-tests',
            'content-type': sent.type,
          },
          ...(hasBody && { body: sent.body }),
          redirect: 'manual',
        });
        const text = await response.text();
        const told = `${method} ${path}?${sent.query} ${sent.body} → ${response.status} ${text}`;
        expect(response.status, told).toBeLessThan(500);
        if (hasBody) expect(response.status, told).toBeGreaterThanOrEqual(400);
        if (response.status >= 400 && method !== 'HEAD') {
          expect(response.headers.get('content-type'), told).toBe('application/problem+json');
          expect(JSON.parse(text), told).toMatchObject({
            type: expect.stringMatching(/^urn:stepcast:problem:[a-z-]+$/),
            detail: expect.stringMatching(/./),
          });
        }
      }),
      { numRuns: RUNS },
    );
    expect(await everything()).toEqual(before);
  },
  TIMEOUT_MS,
);
