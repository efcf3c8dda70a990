import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OPERATIONS } from '../../src/api/operations/index.ts';
import { INTERNAL_KEY, startTestApi, type TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api?.close());

const ADMIN = { app_metadata: { role: 'admin' } };
const issue = (claims: Record<string, unknown>) =>
  api.database.supabase.issueJwt({ sub: randomUUID(), ...claims });
const seconds = () => Math.floor(Date.now() / 1000);
const bearer = (token: string) => ({ authorization: `Bearer ${token}`, 'x-api-key': '' });

const foreignToken = async (header: { alg: string; kid?: string }) => {
  const { privateKey } = await generateKeyPair(header.alg);
  return new SignJWT({ sub: randomUUID(), role: 'authenticated', ...ADMIN })
    .setProtectedHeader(header)
    .setIssuer(`${api.database.supabase.url}/auth/v1`)
    .setAudience('authenticated')
    .setExpirationTime('1h')
    .sign(privateKey);
};
const keyOfProject = async (): Promise<JWK> => {
  const response = await fetch(api.database.supabase.jwksUrl);
  const { keys } = (await response.json()) as { keys: [JWK] };
  return keys[0];
};
/** A token that takes the project's public key for a shared secret. */
const confusedToken = async () => {
  const key = await keyOfProject();
  return new SignJWT({ sub: randomUUID(), ...ADMIN })
    .setProtectedHeader({ alg: 'HS256', kid: key.kid! })
    .setIssuer(`${api.database.supabase.url}/auth/v1`)
    .setAudience('authenticated')
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(JSON.stringify(key)));
};
const unsigned = (token: string) => {
  const [, payload] = token.split('.');
  return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
};

const CALLERS: readonly [string, number, () => Promise<Record<string, string>>][] = [
  ['no credential', 401, async () => ({ 'x-api-key': '' })],
  ['a wrong key', 401, async () => ({ 'x-api-key': 'a-wrong-key-of-some-length' })],
  [
    'a token of another project',
    401,
    async () => bearer(await foreignToken({ alg: 'ES256', kid: 'other' })),
  ],
  [
    'a forged token with the project’s key id',
    401,
    async () => bearer(await foreignToken({ alg: 'ES256', kid: (await keyOfProject()).kid! })),
  ],
  ['an expired token', 401, async () => bearer(await issue({ ...ADMIN, exp: seconds() - 60 }))],
  ['a token without an end', 401, async () => bearer(await issue({ ...ADMIN, exp: undefined }))],
  [
    'a token of another issuer',
    401,
    async () => bearer(await issue({ ...ADMIN, iss: 'https://x' })),
  ],
  ['a token for another audience', 401, async () => bearer(await issue({ ...ADMIN, aud: 'anon' }))],
  ['an unsigned token', 401, async () => bearer(unsigned(await issue(ADMIN)))],
  ['a token signed with the public key', 401, async () => bearer(await confusedToken())],
  ['a token as a key', 401, async () => ({ 'x-api-key': await issue(ADMIN) })],
  ['a signed-in user', 403, async () => bearer(await issue({}))],
  [
    'a user who calls themselves admin',
    403,
    async () => bearer(await issue({ user_metadata: { role: 'admin' }, role: 'admin' })),
  ],
  ['an admin', 0, async () => bearer(await issue(ADMIN))],
  ['the internal key', 0, async () => ({ 'x-api-key': INTERNAL_KEY })],
  ['the internal key as a token', 0, async () => bearer(INTERNAL_KEY)],
];

describe.each(CALLERS)('%s', (_, refused, headersOf) => {
  test.each(OPERATIONS.map((operation) => [operation.operationId, operation] as const))(
    'at %s',
    async (_id, { method, path, isPublic }) => {
      const before = await api.countExecutions();
      const answer = await api.call(path.replace(/\{\w+\}/, randomUUID()), {
        method: method.toUpperCase(),
        headers: { 'content-type': 'application/json', ...(await headersOf()) },
        ...(method === 'post' || method === 'patch' ? { body: '[]' } : {}),
      });
      if (isPublic) expect([200, 400]).toContain(answer.status);
      else if (refused) {
        expect(answer.status).toBe(refused);
        expect(answer.body.type).toBe(
          `urn:stepcast:problem:${refused === 401 ? 'unauthorized' : 'forbidden'}`,
        );
        expect(answer.headers.get('www-authenticate')).toBe(refused === 401 ? 'Bearer' : null);
      } else expect([200, 400, 404, 415]).toContain(answer.status);
      expect(await api.countExecutions()).toBe(before);
    },
  );
});

describe('while the project’s keys can’t be had', () => {
  let broken: TestApi;
  let outage: Server;
  beforeAll(async () => {
    outage = createServer((_, response) => response.writeHead(503).end());
    await new Promise<void>((resolve) => outage.listen(0, '127.0.0.1', resolve));
    const { port } = outage.address() as AddressInfo;
    broken = await startTestApi({ supabaseUrl: () => `http://127.0.0.1:${port}` });
  });
  afterAll(async () => {
    await broken?.close();
    outage?.close();
  });

  test('a token is answered 503, neither valid nor invalid; the internal key is let in', async () => {
    const token = await broken.database.supabase.issueJwt({ sub: randomUUID(), ...ADMIN });
    const { status, headers, body } = await broken.call('/api/v1/podcasts/x', {
      headers: bearer(token),
    });
    expect([status, headers.get('retry-after')]).toEqual([503, '10']);
    expect(body.type).toBe('urn:stepcast:problem:unavailable');
    expect((await broken.call('/api/v1/podcasts/x')).status).toBe(400);
  });

  test('health says which part does not answer', async () => {
    const { status, body } = await broken.call('/api/v1/health');
    expect(status).toBe(503);
    expect(body).toEqual({
      status: 'unavailable',
      checks: { database: 'unavailable', stateMachine: 'ok' },
    });
  });
});

test('the project’s own key is importable, so the forgeries above are worth something', async () => {
  expect(await importJWK(await keyOfProject(), 'ES256')).toBeDefined();
});
