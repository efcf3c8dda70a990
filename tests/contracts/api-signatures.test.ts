import { createHash, createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';

let api: TestApi;
let key: { id: string; value: string; prefix: string };
beforeAll(async () => {
  api = await startTestApi();
  key = (await api.send('POST', '/api/v1/api-keys', { name: 'signer', role: 'editor' })).body;
});
afterAll(() => api?.close());

const SHOWS = '/api/v1/podcasts';
const seconds = () => Math.floor(Date.now() / 1000);
const digestOf = (body: string) =>
  `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;

interface Signed {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: string;
}
interface Change {
  /** The parts that are signed, in order; all that are needed unless it says so. */
  readonly parts?: readonly string[];
  readonly created?: number;
  readonly keyid?: string;
  readonly more?: string;
  readonly secret?: string;
}

/** The headers of a signed request, made as RFC 9421 says in section 2.5 and not by the library that reads them. */
const sign = (
  { method, path, query = {}, body }: Signed,
  { parts, created = seconds(), keyid = key.prefix, more = '', secret = key.value }: Change = {},
): Record<string, string> => {
  const values: Record<string, string> = {
    '"@method"': method,
    '"@path"': path,
    ...Object.fromEntries(
      Object.entries(query).map(([name, value]) => [
        `"@query-param";name="${name}"`,
        encodeURIComponent(value),
      ]),
    ),
    ...(body !== undefined && { '"content-digest"': digestOf(body) }),
  };
  const signed = parts ?? Object.keys(values);
  const input = `(${signed.join(' ')});created=${created};keyid="${keyid}";nonce="${randomUUID()}"${more}`;
  const base = [
    ...signed.map((part) => `${part}: ${values[part]}`),
    `"@signature-params": ${input}`,
  ].join('\n');
  return {
    'x-api-key': '',
    ...(body !== undefined && {
      'content-type': 'application/json',
      'content-digest': digestOf(body),
    }),
    'signature-input': `sig1=${input}`,
    signature: `sig1=:${createHmac('sha256', secret).update(base).digest('base64')}:`,
  };
};
// An empty x-api-key is a credential of its own; none at all is what is asked here.
const send = async (
  { method, path, query = {}, body }: Signed,
  { 'x-api-key': _, ...headers }: Record<string, string>,
) => {
  const url = `${path}${Object.keys(query).length > 0 ? `?${new URLSearchParams(query)}` : ''}`;
  return api.call(url, {
    method,
    headers: new Headers(headers),
    ...(body !== undefined && { body }),
  });
};

const LIST: Signed = { method: 'GET', path: SHOWS, query: { limit: '5' } };
const CREATE: Signed = {
  method: 'POST',
  path: SHOWS,
  body: JSON.stringify({ title: 'Signé', config: { telegramChannels: ['saltreach'] } }),
};

test('a signed request is let in as one with the key is, and the key never travels', async () => {
  const headers = sign(CREATE);
  expect(JSON.stringify(headers)).not.toContain(key.value);
  const created = await send(CREATE, headers);
  expect(created.status).toBe(201);
  expect((await send(LIST, sign(LIST))).status).toBe(200);
  const audit = await api.call(`/api/v1/audit?podcastId=${created.body.id}`);
  expect(audit.body.entries).toMatchObject([{ caller: { kind: 'key', name: 'signer' } }]);
  const remove = { method: 'DELETE', path: `${SHOWS}/${created.body.id}` };
  expect((await send(remove, sign(remove))).status).toBe(403);
});

test('an episode is started by one, which has no function behind it', async () => {
  const before = await api.countExecutions();
  const body = JSON.stringify({ podcastId: randomUUID() });
  const start = { method: 'POST', path: '/api/v1/episodes', body };
  expect((await send(start, sign(start))).status).toBe(202);
  expect(await api.countExecutions()).toBe(before + 1);
});

describe('a signature is refused', () => {
  test('the second time', async () => {
    const headers = sign(LIST);
    expect((await send(LIST, headers)).status).toBe(200);
    expect((await send(LIST, headers)).status).toBe(401);
  });

  test.each([
    ['of another path', { ...LIST, path: '/api/v1/episodes' }],
    ['of another method', { ...CREATE, method: 'PUT' }],
    ['of another value in the query', { ...LIST, query: { limit: '6' } }],
    ['of fewer parameters', { ...LIST, query: { limit: '5', cursor: '' } }],
    ['of no parameters', { ...LIST, query: {} }],
  ] as const)('%s', async (_, other) => {
    const asked = other.method === 'PUT' ? CREATE : LIST;
    expect((await send(asked, sign(other))).status).toBe(401);
  });

  test.each([
    ['without the method', LIST, { parts: ['"@path"', '"@query-param";name="limit"'] }],
    ['without the path', LIST, { parts: ['"@method"', '"@query-param";name="limit"'] }],
    ['without the query', LIST, { parts: ['"@method"', '"@path"'] }],
    ['without the digest', CREATE, { parts: ['"@method"', '"@path"'] }],
    ['that is too old', LIST, { created: seconds() - 301 }],
    ['of a time to come', LIST, { created: seconds() + 3600 }],
    ['without a time', LIST, { created: Number.NaN }],
    ['of a key that there is none of', LIST, { keyid: `sck_${'z'.repeat(12)}` }],
    ['with another secret', LIST, { secret: 'sck_guessed' }],
    ['of another algorithm', LIST, { more: ';alg="ecdsa-p256-sha256"' }],
    ['that has expired', LIST, { more: ';expires=1700000000' }],
  ] as [string, Signed, Change][])('%s', async (_, request, change) => {
    expect((await send(request, sign(request, change))).status).toBe(401);
  });

  test('with what is kept of the key in place of the key', async () => {
    const [row] = await api.database.supabase.query<{ hash: string; salt: string }>(
      'select hash, salt from private.api_key_hashes where key_id = $1',
      [key.id],
    );
    for (const secret of [row!.hash, row!.salt]) {
      expect((await send(LIST, sign(LIST, { secret }))).status).toBe(401);
    }
  });

  test.each([
    ['no input', { 'signature-input': '' }],
    ['an input that is none', { 'signature-input': 'sig1=(' }],
    ['no bytes', { signature: 'sig1=text' }],
    ['an unsigned one beside it', { 'signature-input': 'a=("@method");created=1;keyid="b"' }],
  ])('with %s', async (_, headers) => {
    expect((await send(LIST, { ...sign(LIST), ...headers })).status).toBe(401);
  });

  test('when its key is revoked', async () => {
    const body = { name: randomUUID(), role: 'viewer' };
    const other = (await api.send('POST', '/api/v1/api-keys', body)).body;
    const by = () => sign(LIST, { keyid: other.prefix, secret: other.value });
    expect((await send(LIST, by())).status).toBe(200);
    await api.call(`/api/v1/api-keys/${other.id}`, { method: 'DELETE' });
    expect((await send(LIST, by())).status).toBe(401);
  });
});

test('another body than the one that was signed is refused, and changes nothing', async () => {
  const count = async () => (await api.call(`${SHOWS}?limit=100`)).body.podcasts.length;
  const before = await count();
  const other = { ...CREATE, body: CREATE.body!.replace('Sign', 'Sing') };
  const { status, body } = await send(other, sign(CREATE));
  expect([status, body.type]).toEqual([400, 'urn:stepcast:problem:digest-mismatch']);
  expect(await count()).toBe(before);
});
