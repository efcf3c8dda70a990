import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createProjectKeys, KeysUnavailable } from '../../../src/authorize-request/project-keys.ts';

let jwk: JWK;
beforeAll(async () => {
  jwk = await exportJWK((await generateKeyPair('ES256')).publicKey);
});

let now = 0;
let fetches = 0;
let published: string[] = [];
let isDown = false;
beforeEach(() => {
  now = 1_000_000;
  fetches = 0;
  published = ['one'];
  isDown = false;
});
const createKeys = () =>
  createProjectKeys({
    now: () => now,
    fetchKeys: async () => {
      fetches += 1;
      if (isDown) throw new Error('no answer');
      return { keys: published.map((kid) => ({ ...jwk, kid, alg: 'ES256', use: 'sig' })) };
    },
  });
const ask = (keys: ReturnType<typeof createKeys>, kid: string) =>
  keys({ alg: 'ES256', kid }, { payload: '', signature: '' });
const MINUTE = 60_000;

test('keys are fetched once for all that come together, and again after ten minutes', async () => {
  const keys = createKeys();
  await Promise.all(Array.from({ length: 20 }, () => ask(keys, 'one')));
  now += 9 * MINUTE;
  await ask(keys, 'one');
  expect(fetches).toBe(1);
  now += MINUTE;
  await ask(keys, 'one');
  expect(fetches).toBe(2);
});

test('a key that is not known is looked for once a minute at most', async () => {
  const keys = createKeys();
  await ask(keys, 'one');
  for (let second = 0; second < 180; second += 1) {
    await expect(ask(keys, `unknown-${second}`)).rejects.toThrow(/no applicable key/);
    now += 1_000;
  }
  expect(fetches).toBe(3);
});

test('a new key is found within a minute of its first use', async () => {
  const keys = createKeys();
  await ask(keys, 'one');
  published = ['one', 'two'];
  await expect(ask(keys, 'two')).rejects.toThrow();
  now += MINUTE;
  expect(await ask(keys, 'two')).toBeDefined();
});

describe('while the project does not answer', () => {
  test('nobody can tell, and it is asked again after five seconds', async () => {
    isDown = true;
    const keys = createKeys();
    for (let i = 0; i < 10; i += 1) await expect(ask(keys, 'one')).rejects.toThrow(KeysUnavailable);
    expect(fetches).toBe(1);
    now += 5_000;
    isDown = false;
    expect(await ask(keys, 'one')).toBeDefined();
  });

  test('the last keys are good for an hour', async () => {
    const keys = createKeys();
    await ask(keys, 'one');
    isDown = true;
    now += 59 * MINUTE;
    expect(await ask(keys, 'one')).toBeDefined();
    now += MINUTE;
    await expect(ask(keys, 'one')).rejects.toThrow(KeysUnavailable);
  });
});

test.each([null, {}, { keys: 'x' }, { keys: Array(51).fill({ kty: 'EC' }) }])(
  'an answer that is no set of keys (%#) counts as none',
  async (answer) => {
    const keys = createProjectKeys({ now: () => now, fetchKeys: async () => answer });
    await expect(ask(keys, 'one')).rejects.toThrow(KeysUnavailable);
  },
);
