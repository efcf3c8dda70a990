import { generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { KeysUnavailable } from '../../../src/authorize-request/project-keys.ts';
import { createTokenVerifier } from '../../../src/authorize-request/verify-token.ts';

const URL = 'https://project.supabase.co';
const CLAIMS = {
  iss: `${URL}/auth/v1`,
  aud: 'authenticated',
  sub: 'u-1',
  exp: 4_102_444_800,
  app_metadata: { role: 'admin' },
};
const pairs = new Map<string, Awaited<ReturnType<typeof generateKeyPair>>>();
beforeAll(async () => {
  for (const alg of ['ES256', 'RS256', 'ES384']) pairs.set(alg, await generateKeyPair(alg));
});

const verify = async (claims: object, alg = 'ES256') => {
  const token = await new SignJWT({ ...CLAIMS, ...claims })
    .setProtectedHeader({ alg })
    .sign(pairs.get(alg)!.privateKey);
  return createTokenVerifier(async () => pairs.get(alg)!.publicKey, `${URL}/`)(token);
};

test.each(['ES256', 'RS256'])('an admin’s token signed with %s is an admin’s', async (alg) => {
  expect(await verify({}, alg)).toEqual({ userId: 'u-1', name: 'u-1', role: 'admin' });
});

test.each(['viewer', 'editor', 'admin'])('a token with the role %s has it', async (role) => {
  const claims = { email: 'ann@example.org', app_metadata: { role } };
  expect(await verify(claims)).toEqual({ userId: 'u-1', name: 'ann@example.org', role });
});

test.each([
  ['no app_metadata', { app_metadata: undefined }],
  ['another role', { app_metadata: { role: 'listener' } }],
  ['a role in capitals', { app_metadata: { role: 'Admin' } }],
  ['a role of their own making', { app_metadata: {}, user_metadata: { role: 'admin' } }],
  ['a list of roles', { app_metadata: { role: ['admin'] } }],
])('a token with %s has no role', async (_, claims) => {
  expect(await verify(claims)).toEqual({ userId: 'u-1', name: 'u-1', role: null });
});

describe('no valid token', () => {
  test.each([
    ['has run out', { exp: 1_700_000_000 }],
    ['never runs out', { exp: undefined }],
    ['begins later', { nbf: 4_000_000_000 }],
    ['is of another project', { iss: 'https://other.supabase.co/auth/v1' }],
    ['is for somebody else', { aud: 'anon' }],
    ['is of nobody', { sub: undefined }],
    ['is of an empty name', { sub: '' }],
  ])('%s', async (_, claims) => {
    expect(await verify(claims)).toBeNull();
  });

  test('is signed another way', async () => {
    expect(await verify({}, 'ES384')).toBeNull();
  });

  test.each(['', 'x', 'a.b.c', '..', `${'x'.repeat(10_000)}.y.z`])('is %j', async (token) => {
    const verifier = createTokenVerifier(async () => pairs.get('ES256')!.publicKey, URL);
    expect(await verifier(token)).toBeNull();
  });
});

test('keys that can’t be had are not the token’s fault', async () => {
  const token = await new SignJWT(CLAIMS)
    .setProtectedHeader({ alg: 'ES256' })
    .sign(pairs.get('ES256')!.privateKey);
  const verifier = createTokenVerifier(async () => {
    throw new KeysUnavailable('no answer');
  }, URL);
  await expect(verifier(token)).rejects.toThrow(KeysUnavailable);
});
