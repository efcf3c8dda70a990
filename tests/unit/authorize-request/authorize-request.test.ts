import { describe, expect, test } from 'vitest';
import {
  authorizeRequest,
  type TokenHolder,
  Unauthorized,
} from '../../../src/authorize-request/authorize-request.ts';

const KEY = 'an-internal-key-of-the-house';
const ARN = 'arn:aws:execute-api:eu-central-1:111122223333:abc/dev/POST/api/v1/episodes';

const HOLDERS: Record<string, TokenHolder> = {
  'an-admin': { userId: 'u-1', isAdmin: true },
  'a-user': { userId: 'u-2', isAdmin: false },
};

const authorize = (headers: Record<string, string> | null) =>
  authorizeRequest(
    { methodArn: ARN, headers },
    { internalApiKey: KEY, verifyToken: async (token) => HOLDERS[token] ?? null },
  );

describe('a request with the internal key', () => {
  test.each([
    ['Authorization', `Bearer ${KEY}`],
    ['authorization', `bearer   ${KEY} `],
    ['x-api-key', KEY],
    ['X-API-Key', KEY],
  ])('in %s: %s is let through to what it asked for, and only that', async (name, value) => {
    expect(await authorize({ [name]: value })).toEqual({
      principalId: 'internal-api-key',
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: ARN }],
      },
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
  ])('(%s) is unauthorized', async (_, headers) => {
    await expect(authorize(headers)).rejects.toThrow(Unauthorized);
  });

  test('is told so in the one word that API Gateway turns into 401', async () => {
    await expect(authorize({})).rejects.toThrow(/^Unauthorized$/);
  });
});

describe('a token', () => {
  test.each([
    ['an-admin', 'u-1', 'Allow'],
    ['a-user', 'u-2', 'Deny'],
  ])('of %s: %s', async (token, principalId, Effect) => {
    const { policyDocument, ...result } = await authorize({ Authorization: `Bearer ${token}` });
    expect(result.principalId).toBe(principalId);
    expect(policyDocument.Statement).toEqual([
      { Action: 'execute-api:Invoke', Effect, Resource: ARN },
    ]);
  });

  test('that can not be checked is neither valid nor invalid', async () => {
    const event = { methodArn: ARN, headers: { authorization: 'Bearer any' } };
    const outage = authorizeRequest(event, {
      internalApiKey: KEY,
      verifyToken: async () => {
        throw new Error('no answer');
      },
    });
    await expect(outage).rejects.toThrow('no answer');
  });
});
