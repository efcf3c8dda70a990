import { createHash } from 'node:crypto';
import { createSigner, httpbis } from 'http-message-signatures';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AuthorizerEvent } from '../../../src/authorize-request/authorizer-event.ts';
import type { FoundKey } from '../../../src/authorize-request/key-finder.ts';
import { issueValue, keyIdOf, RANDOM_BYTES } from '../../../src/authorize-request/key-value.ts';
import { verifySignature } from '../../../src/authorize-request/verify-signature.ts';

const INTERNAL = 'an-internal-key-of-the-house';
const NOW = Date.parse('2026-09-01T12:00:00Z');
const SECOND = 1000;
const PATH = '/dev/api/v1/episodes';
const BODY = '{"podcastId":"p"}';
const DIGEST = `sha-256=:${createHash('sha256').update(BODY).digest('base64')}:`;

const { value, kept } = issueValue(INTERNAL, new Uint8Array(RANDOM_BYTES).fill(7));
const key: FoundKey = {
  ...{ id: 'k-1', name: 'nightly job', role: 'editor', podcastIds: null, isNoted: false },
  ...{ salt: kept.salt, hash: kept.hash },
};

interface Request {
  readonly method: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Signing {
  readonly fields?: readonly string[];
  readonly params?: readonly string[];
  readonly keyId?: string;
  readonly secret?: string;
  readonly at?: number;
}

const GET: Request = { method: 'GET' };
const POST: Request = { method: 'POST', headers: { 'Content-Digest': DIGEST } };
const POST_FIELDS = ['@method', '@path', 'content-digest'];

/** What a client sends that signs by RFC 9421. */
const sign = async (
  { method, query = '', headers = {} }: Request,
  {
    fields = ['@method', '@path'],
    params = ['created', 'keyid'],
    keyId = keyIdOf(kept.prefix),
    secret = value,
    at = NOW,
  }: Signing = {},
): Promise<Request> => {
  const signed = await httpbis.signMessage(
    {
      key: createSigner(secret, 'hmac-sha256', keyId),
      fields: [...fields],
      params: [...params],
      paramValues: { created: new Date(at) },
    },
    { method, url: `https://api${PATH}${query}`, headers: { ...headers } },
  );
  return { method, query, headers: signed.headers as Record<string, string> };
};

/** As API Gateway hands a request to an authorizer: the query decoded. */
const asEvent = ({ method, query = '', headers = {} }: Request): AuthorizerEvent => {
  const parameters = new URLSearchParams(query);
  const values = Object.fromEntries(
    [...parameters.keys()].map((name) => [name, parameters.getAll(name)]),
  );
  return {
    ...{ methodArn: 'arn', httpMethod: method, resource: '/api/v1/episodes', headers },
    ...{ multiValueQueryStringParameters: query === '' ? null : values },
    requestContext: { path: PATH },
  };
};

const taken = new Map<string, number>();
beforeEach(() => taken.clear());

const verify = (request: Request, found: FoundKey | null = key, internalApiKey = INTERNAL) =>
  verifySignature(asEvent(request), {
    internalApiKey,
    now: () => NOW,
    keys: {
      find: async (prefix) => (prefix === kept.prefix ? found : null),
      noteUse: async () => undefined,
      takeSignature: async (id, signature, seconds) => {
        const isNew = !taken.has(`${id} ${signature}`);
        taken.set(`${id} ${signature}`, seconds);
        return isNew;
      },
    },
  });

const changed = (request: Request, headers: Readonly<Record<string, string>>): Request => ({
  ...request,
  headers: { ...request.headers, ...headers },
});

/** A request with the signatures of two. */
const both = (one: Request, two: Request): Request => {
  const joined = ['Signature', 'Signature-Input'].map((name) => {
    const second = two.headers?.[name]?.replace(/^sig=/, 'second=');
    return [name, `${one.headers?.[name]}, ${second}`];
  });
  return changed(one, Object.fromEntries(joined));
};

describe('a signature that is taken', () => {
  it('covers method and path', async () => {
    expect(await verify(await sign(GET))).toEqual(key);
  });

  it('covers each parameter of the query, by its name', async () => {
    const query = '?status=failed&a%20b=%D7%A9&status=skipped';
    const fields = ['@method', '@path', '@query-param;name="status"', '@query-param;name="a%20b"'];
    expect(await verify(await sign({ method: 'GET', query }, { fields }))).toEqual(key);
  });

  it('covers the digest of the body where there may be one', async () => {
    expect(await verify(await sign(POST, { fields: POST_FIELDS }))).toEqual(key);
  });

  it.each([-300, 300])('names a time %d seconds from now', async (seconds) => {
    expect(await verify(await sign(GET, { at: NOW + seconds * SECOND }))).toEqual(key);
  });

  it('is taken once, and kept for as long as it could be sent again', async () => {
    const signed = await sign(GET);
    expect(await verify(signed)).toEqual(key);
    expect(await verify(signed)).toBeNull();
    expect([...taken.values()]).toEqual([600]);
  });
});

describe('a signature that is refused', () => {
  it.each<[string, Request, Signing]>([
    ['leaves out the method', GET, { fields: ['@path'] }],
    ['leaves out the path', GET, { fields: ['@method'] }],
    ['leaves out a parameter of the query', { method: 'GET', query: '?limit=5' }, {}],
    ['leaves out the digest of a body', POST, {}],
    ['says no time', GET, { params: ['keyid'] }],
    ['says no key', GET, { params: ['created'] }],
    ['is of 301 seconds ago', GET, { at: NOW - 301 * SECOND }],
    ['is of 301 seconds from now', GET, { at: NOW + 301 * SECOND }],
    ['is by a key that isn’t there', GET, { keyId: keyIdOf('z'.repeat(12)) }],
    ['names what is no key', GET, { keyId: 'internal' }],
    ['is made with another secret', GET, { secret: `${value.slice(0, -1)}!` }],
    ['is made with what is kept of the key', GET, { secret: kept.hash }],
  ])('%s', async (_, request, signing) => {
    expect(await verify(await sign(request, signing))).toBeNull();
    expect(taken.size).toBe(0);
  });

  it.each<[string, (signed: Request) => Request]>([
    ['method', (signed) => ({ ...signed, method: 'DELETE' })],
    ['digest', (signed) => changed(signed, { 'Content-Digest': 'sha-256=:AAAA:' })],
    ['query, which nobody signed', (signed) => ({ ...signed, query: '?limit=5' })],
  ])('stands under another %s', async (_, change) => {
    const signed = await sign(POST, { fields: POST_FIELDS });
    expect(await verify(change(signed))).toBeNull();
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['without an input', { 'Signature-Input': '' }],
    ['that is no structured field', { Signature: 'sig=("' }],
    ['of another label', { Signature: 'other=:AAAA:' }],
  ])('is one %s', async (_, headers) => {
    expect(await verify(changed(await sign(GET), headers))).toBeNull();
  });

  it('is one of two', async () => {
    const request = both(await sign(GET), await sign(GET, { at: NOW - SECOND }));
    expect(await verify(request)).toBeNull();
  });

  it('covers too little, and has a made-up one beside it that covers all', async () => {
    const full = await sign(POST, { fields: POST_FIELDS, secret: 'whatever' });
    const weak = await sign(POST, { fields: ['@path'] });
    expect(await verify(both(full, weak))).toBeNull();
    expect(await verify(both(weak, full))).toBeNull();
  });

  it('is by a key that was issued under another internal key', async () => {
    expect(await verify(await sign(GET), key, 'another-internal-key')).toBeNull();
  });

  it('is by a key that is no more', async () => {
    expect(await verify(await sign(GET), null)).toBeNull();
  });
});

it('is no refusal when keys can’t be looked up', async () => {
  const request = asEvent(await sign(GET));
  const keys = {
    find: () => Promise.reject(new Error('The database is away.')),
    noteUse: async () => undefined,
    takeSignature: async () => true,
  };
  await expect(
    verifySignature(request, { internalApiKey: INTERNAL, now: () => NOW, keys }),
  ).rejects.toThrow('The database is away.');
});
