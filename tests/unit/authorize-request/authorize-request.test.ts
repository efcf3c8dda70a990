import { describe, expect, test } from 'vitest';
import {
  authorizeRequest,
  Unauthorized,
} from '../../../src/authorize-request/authorize-request.ts';

const KEY = 'an-internal-key-of-the-house';
const ARN = 'arn:aws:execute-api:eu-central-1:111122223333:abc/dev/POST/api/v1/episodes';

const authorize = (headers: Record<string, string> | null) =>
  authorizeRequest({ methodArn: ARN, headers }, KEY);

describe('a request with the internal key', () => {
  test.each([
    ['Authorization', `Bearer ${KEY}`],
    ['authorization', `bearer   ${KEY} `],
    ['x-api-key', KEY],
    ['X-API-Key', KEY],
  ])('in %s: %s is let through to what it asked for, and only that', (name, value) => {
    expect(authorize({ [name]: value })).toEqual({
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
    ['another scheme', { authorization: `Basic ${KEY}` }],
    ['the key without a scheme', { authorization: KEY }],
  ])('(%s) is unauthorized', (_, headers) => {
    expect(() => authorize(headers)).toThrow(Unauthorized);
  });

  test('is told so in the one word that API Gateway turns into 401', () => {
    expect(() => authorize({})).toThrow(/^Unauthorized$/);
  });
});
