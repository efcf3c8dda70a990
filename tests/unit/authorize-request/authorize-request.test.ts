import { describe, expect, test } from 'vitest';
import { ROLES } from '../../../src/access/role.ts';
import {
  authorizeRequest,
  type TokenHolder,
  Unauthorized,
} from '../../../src/authorize-request/authorize-request.ts';
import type { FoundKey } from '../../../src/authorize-request/key-finder.ts';
import { issueValue, RANDOM_BYTES } from '../../../src/authorize-request/key-value.ts';

const KEY = 'an-internal-key-of-the-house';
const ARN = 'arn:aws:execute-api:eu-central-1:111122223333:abc/dev/POST/api/v1/episodes';

const HOLDERS: Record<string, TokenHolder> = {
  ...Object.fromEntries(
    ROLES.map((role) => [`an-${role}`, { userId: `u-${role}`, name: `${role}@example.org`, role }]),
  ),
  'a-user': { userId: 'u-2', name: 'somebody@example.org', role: null },
};

const BOT = issueValue(KEY, new Uint8Array(RANDOM_BYTES).fill(7));
const bot: FoundKey = {
  ...{ id: 'k-1', name: "Bob's בוט", role: 'editor', podcastIds: null, isNoted: false },
  ...{ salt: BOT.kept.salt, hash: BOT.kept.hash },
};

const authorize = async (
  headers: Record<string, string> | null,
  route = 'POST /episodes',
  found = bot,
) => {
  const noted: string[] = [];
  const [httpMethod = '', resource = ''] = route.split(' ');
  const result = await authorizeRequest(
    { methodArn: ARN, httpMethod, resource, headers, requestContext: { path: resource } },
    {
      internalApiKey: KEY,
      now: Date.now,
      verifyToken: async (token) => HOLDERS[token] ?? null,
      keys: {
        find: async (prefix) => (prefix === BOT.kept.prefix ? found : null),
        noteUse: async (id) => void noted.push(id),
        takeSignature: async () => false,
      },
    },
  );
  return { ...result, effect: result.policyDocument.Statement[0].Effect, noted };
};
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

describe('a request with the internal key', () => {
  test.each([
    ['Authorization', `Bearer ${KEY}`],
    ['authorization', `bearer   ${KEY} `],
    ['x-api-key', KEY],
    ['X-API-Key', KEY],
  ])('in %s: %s is let through to what it asked for, and only that', async (name, value) => {
    expect(await authorize({ [name]: value }, 'POST /api/v1/api-keys')).toMatchObject({
      principalId: 'internal',
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: ARN }],
      },
      context: { caller: '{"kind":"internal","name":"internal API key"}', role: 'admin' },
    });
  });
});

describe('a request with anything else', () => {
  test.each([
    ['no headers', null],
    ['no key', {}],
    ['an empty key', { 'x-api-key': '' }],
    ['a wrong key', { authorization: 'Bearer wrong' }],
    ['the beginning of the key', { 'x-api-key': KEY.slice(0, -1) }],
    ['more than the key', { 'x-api-key': `${KEY}x` }],
    ["an admin's token as a key", { 'x-api-key': 'an-admin' }],
    ['another scheme', { authorization: `Basic ${KEY}` }],
    ['the key without a scheme', { authorization: KEY }],
    ['a named key that is not found', { 'x-api-key': `sck_${'z'.repeat(12)}_${'A'.repeat(43)}` }],
    [
      'a named key with another secret',
      { 'x-api-key': `sck_${BOT.kept.prefix}_${'A'.repeat(43)}` },
    ],
    ['the public part of a named key', { 'x-api-key': `sck_${BOT.kept.prefix}` }],
    ['what is kept of a named key', { 'x-api-key': BOT.kept.hash }],
  ])('(%s) is unauthorized', async (_, headers) => {
    await expect(authorize(headers)).rejects.toThrow(Unauthorized);
  });

  test('is told so in the one word that API Gateway turns into 401', async () => {
    await expect(authorize({})).rejects.toThrow(/^Unauthorized$/);
  });
});

describe('a named key', () => {
  test.each([{ 'x-api-key': BOT.value }, bearer(BOT.value)])(
    'is let in under its name, in ASCII without apostrophes, and noted: %o',
    async (headers) => {
      const { effect, context, principalId, noted } = await authorize(headers);
      expect([effect, principalId, noted]).toEqual(['Allow', 'k-1', ['k-1']]);
      const { caller = '' } = context as { caller?: string };
      expect(caller).toMatch(/^[\x20-\x26\x28-\x7e]+$/);
      expect(JSON.parse(caller)).toEqual({ kind: 'key', id: 'k-1', name: "Bob's בוט" });
    },
  );

  test('is denied what its role may not do, and told which role may', async () => {
    const { effect, context } = await authorize(
      { 'x-api-key': BOT.value },
      'DELETE /api/v1/podcasts/{podcastId}',
    );
    expect(effect).toBe('Deny');
    expect(context).toEqual({
      refusal:
        'This needs the role admin; the key has the role editor. Use another key, or ask an admin to change this one.',
    });
  });
});

describe('a token', () => {
  test.each([
    ['a-user', 'GET /x', 'Deny'],
    ['an-viewer', 'GET /x', 'Allow'],
    ['an-viewer', 'PATCH /x', 'Deny'],
    ['an-viewer', 'GET /api/v1/api-keys', 'Deny'],
    ['an-editor', 'PATCH /x', 'Allow'],
    ['an-editor', 'POST /api/v1/webhooks', 'Deny'],
    ['an-admin', 'POST /api/v1/webhooks', 'Allow'],
  ])('of %s at %s: %s', async (token, route, effect) => {
    const result = await authorize(bearer(token), route);
    expect(result.effect).toBe(effect);
    if (effect === 'Deny') expect(result.context).toHaveProperty('refusal');
  });

  test('that can not be checked is neither valid nor invalid', async () => {
    const event = {
      ...{ methodArn: ARN, httpMethod: 'GET', resource: '/x', headers: bearer('any') },
      requestContext: { path: '/x' },
    };
    const outage = authorizeRequest(event, {
      internalApiKey: KEY,
      now: Date.now,
      keys: { find: async () => null, noteUse: async () => {}, takeSignature: async () => false },
      verifyToken: async () => {
        throw new Error('no answer');
      },
    });
    await expect(outage).rejects.toThrow('no answer');
  });
});

describe('a key for some shows', () => {
  const podcastIds = ['0f4f4c46-8b6d-4c36-9d0c-6c2d2f0a1b11'];
  const ask = (route: string) =>
    authorize({ 'x-api-key': BOT.value }, route, { ...bot, role: 'admin', podcastIds });

  test('is let in with them where a route is of shows', async () => {
    const { effect, context } = await ask('GET /api/v1/podcasts');
    expect(effect).toBe('Allow');
    expect(context).toMatchObject({ podcastIds: JSON.stringify(podcastIds) });
  });

  test.each(['GET /api/v1/api-keys', 'POST /api/v1/podcasts', 'POST /api/v1/of-tomorrow', ' '])(
    'is refused what is about the whole stage, and what nobody has decided: %s',
    async (route) => {
      const { effect, context } = await ask(route);
      expect([effect, context]).toMatchObject(['Deny', { refusal: expect.any(String) }]);
    },
  );
});
