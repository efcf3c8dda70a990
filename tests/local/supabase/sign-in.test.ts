import { randomUUID } from 'node:crypto';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDatabase, type TestDatabase } from '../../support/database.ts';
import { insertShow } from '../../support/shows.ts';

const PASSWORD = 'correct horse battery';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.close());

/** A visitor with the publishable key alone. */
const visitor = (): SupabaseClient =>
  createClient(database.supabase.url, database.supabase.publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
  });

const anAccount = async (appMetadata: Record<string, unknown> = {}): Promise<string> => {
  const email = `${randomUUID()}@stepcast.local`;
  const { error } = await database.service.auth.admin.createUser({
    email,
    password: PASSWORD,
    email_confirm: true,
    app_metadata: appMetadata,
  });
  expect(error).toBeNull();
  return email;
};

const signedIn = async (email: string, password = PASSWORD) => {
  const client = visitor();
  const { data, error } = await client.auth.signInWithPassword({ email, password });
  expect(error).toBeNull();
  return { client, session: data.session!, user: data.user! };
};

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${database.supabase.url}/auth/v1/${path}`, {
    method: 'POST',
    headers: { apikey: database.supabase.publishableKey, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('accounts', () => {
  test('are made by the service role, with metadata, and keep no password', async () => {
    const email = `${randomUUID()}@Stepcast.Local`;
    const { data, error } = await database.service.auth.admin.createUser({
      email,
      password: PASSWORD,
      email_confirm: true,
      app_metadata: { role: 'admin' },
      user_metadata: { name: 'Ada' },
    });
    expect(error).toBeNull();
    expect(data.user).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      email: email.toLowerCase(),
      role: 'authenticated',
      app_metadata: { role: 'admin', provider: 'email' },
      user_metadata: { name: 'Ada' },
      email_confirmed_at: expect.any(String),
    });
    const rows = await database.supabase.query<{ encrypted_password: string }>(
      'select encrypted_password from auth.users where email = $1',
      [email.toLowerCase()],
    );
    expect(rows[0]?.encrypted_password).toMatch(/^scrypt\$/);
    expect(rows[0]?.encrypted_password).not.toContain(PASSWORD);
  });

  test('are made once for an address', async () => {
    const email = await anAccount();
    const { error } = await database.service.auth.admin.createUser({ email, password: PASSWORD });
    expect(error).toMatchObject({ status: 422, code: 'email_exists' });
  });

  test.each([
    ['short', 422, 'weak_password'],
    ['x'.repeat(73), 400, 'validation_failed'],
  ])('refuse the password %s', async (password, status, code) => {
    const email = `${randomUUID()}@stepcast.local`;
    const { error } = await database.service.auth.admin.createUser({ email, password });
    expect(error).toMatchObject({ status, code });
  });

  test('are made by nobody else', async () => {
    const { client } = await signedIn(await anAccount({ role: 'admin' }));
    for (const caller of [visitor(), client]) {
      const { error } = await caller.auth.admin.createUser({ email: 'a@b.test', password: 'x' });
      expect(error).toMatchObject({ status: 403, code: 'not_admin' });
    }
  });
});

describe('signing in', () => {
  test('answers an ES256 token for an hour with the role of the account in it', async () => {
    const email = await anAccount({ role: 'admin' });
    const { session, user } = await signedIn(email.toUpperCase());
    expect(session).toMatchObject({ token_type: 'bearer', expires_in: 3600 });
    expect(decodeProtectedHeader(session.access_token)).toMatchObject({ alg: 'ES256' });
    const keys = createRemoteJWKSet(new URL(database.supabase.jwksUrl));
    const { payload } = await jwtVerify(session.access_token, keys, {
      issuer: `${database.supabase.url}/auth/v1`,
      audience: 'authenticated',
    });
    expect(payload).toMatchObject({
      sub: user.id,
      email,
      role: 'authenticated',
      app_metadata: { role: 'admin' },
      session_id: expect.any(String),
      exp: session.expires_at,
    });
    expect(payload.exp! - payload.iat!).toBe(3600);
  });

  test('opens what policies allow, and nothing to an account without the role', async () => {
    await insertShow(database.service);
    const admin = await signedIn(await anAccount({ role: 'admin' }));
    const other = await signedIn(await anAccount());
    expect((await admin.client.from('podcasts').select('id')).data).not.toHaveLength(0);
    expect((await other.client.from('podcasts').select('id')).data).toHaveLength(0);
  });

  test('says the same of a wrong password and of an unknown address', async () => {
    const email = await anAccount();
    for (const address of [email, 'nobody@stepcast.local', "x' or '1'='1"]) {
      const { error } = await visitor().auth.signInWithPassword({
        email: address,
        password: 'wrong',
      });
      expect(error).toMatchObject({
        status: 400,
        code: 'invalid_credentials',
        message: 'Invalid login credentials',
      });
    }
  });

  test('waits for the address to be confirmed', async () => {
    const email = `${randomUUID()}@stepcast.local`;
    await database.service.auth.admin.createUser({ email, password: PASSWORD });
    const { error } = await visitor().auth.signInWithPassword({ email, password: PASSWORD });
    expect(error).toMatchObject({ status: 400, code: 'email_not_confirmed' });
  });

  test('is refused after ten wrong passwords, sixty at once or not, for that account alone', async () => {
    const email = await anAccount();
    const tries = Array.from({ length: 60 }, () =>
      post('token?grant_type=password', { email, password: 'wrong' }),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(10).fill(400), ...Array(50).fill(429)]);
    const { error } = await visitor().auth.signInWithPassword({ email, password: PASSWORD });
    expect(error).toMatchObject({ status: 429, code: 'over_request_rate_limit' });
    await signedIn(await anAccount());
  });
});

describe('a session', () => {
  test('tells who is signed in', async () => {
    const email = await anAccount();
    const { client, user } = await signedIn(email);
    const { data } = await client.auth.getUser();
    expect(data.user).toMatchObject({ id: user.id, email, last_sign_in_at: expect.any(String) });
  });

  test('goes on by its refresh token, which is good for once', async () => {
    const { client, session } = await signedIn(await anAccount());
    const first = await client.auth.refreshSession();
    expect(first.error).toBeNull();
    expect(first.data.session?.refresh_token).not.toBe(session.refresh_token);
    const second = await client.auth.refreshSession();
    expect(second.error).toBeNull();

    const replayed = await visitor().auth.refreshSession({ refresh_token: session.refresh_token });
    expect(replayed.error).toMatchObject({ status: 400, code: 'refresh_token_already_used' });
    // Whoever replays a token may have stolen it: the whole session has ended.
    expect((await client.auth.refreshSession()).error).toMatchObject({
      code: 'refresh_token_not_found',
    });
  });

  test('survives an answer that was lost: the last token used is answered with its successor', async () => {
    const { session } = await signedIn(await anAccount());
    const refresh = () => visitor().auth.refreshSession({ refresh_token: session.refresh_token });
    const answers = await Promise.all([refresh(), refresh(), refresh()]);
    const successors = new Set(answers.map(({ data }) => data.session?.refresh_token));
    expect(answers.map(({ error }) => error)).toEqual([null, null, null]);
    expect(successors.size).toBe(1);
  });

  test('ends by signing out, here or everywhere', async () => {
    const email = await anAccount();
    const [here, there, elsewhere] = [
      await signedIn(email),
      await signedIn(email),
      await signedIn(email),
    ];
    const isOver = async ({ session }: typeof here) =>
      (await visitor().auth.getUser(session.access_token)).error?.name ?? 'goes on';
    await here.client.auth.signOut({ scope: 'local' });
    expect([await isOver(here), await isOver(there)]).toEqual([
      'AuthSessionMissingError',
      'goes on',
    ]);
    await there.client.auth.signOut();
    expect(await isOver(elsewhere)).toBe('AuthSessionMissingError');
    const { error } = await visitor().auth.refreshSession({
      refresh_token: elsewhere.session.refresh_token,
    });
    expect(error).toMatchObject({ code: 'refresh_token_not_found' });
  });

  test('changes its password: the old one and other sessions are good no longer', async () => {
    const email = await anAccount();
    const mine = await signedIn(email);
    const other = await signedIn(email);
    expect((await mine.client.auth.updateUser({ password: PASSWORD })).error).toMatchObject({
      status: 422,
      code: 'same_password',
    });
    const { data, error } = await mine.client.auth.updateUser({
      password: 'another one',
      data: { name: 'Ada' },
    });
    expect(error).toBeNull();
    expect(data.user?.user_metadata).toMatchObject({ name: 'Ada' });
    expect((await mine.client.auth.getUser()).error).toBeNull();
    expect((await other.client.auth.getUser()).error?.name).toBe('AuthSessionMissingError');
    expect(
      (await visitor().auth.signInWithPassword({ email, password: PASSWORD })).error?.code,
    ).toBe('invalid_credentials');
    await signedIn(email, 'another one');
  });

  test('is nobody’s with a token of another project, a changed one or none', async () => {
    const { session } = await signedIn(await anAccount());
    const [head, claims] = session.access_token.split('.');
    const forged = await visitor().auth.getUser(`${head}.${claims}.AAAA`);
    expect(forged.error).toMatchObject({ status: 403, code: 'bad_jwt' });
    const { status } = await fetch(`${database.supabase.url}/auth/v1/user`, {
      headers: { apikey: database.supabase.publishableKey },
    });
    expect(status).toBe(401);
  });
});

describe('requests', () => {
  test('of the older API version are refused in its shape', async () => {
    const response = await post('token?grant_type=password', { email: 'a@b.test', password: 'x' });
    expect(await response.json()).toEqual({
      code: 400,
      error_code: 'invalid_credentials',
      msg: 'Invalid login credentials',
    });
  });

  test.each([
    ['token?grant_type=password', 'not json', 400, 'bad_json'],
    ['token?grant_type=password', '[]', 400, 'validation_failed'],
    ['token?grant_type=password', { email: 1, password: [] }, 400, 'validation_failed'],
    ['token?grant_type=pkce', {}, 501, 'not_implemented'],
    ['signup', {}, 501, 'not_implemented'],
    ['otp', {}, 501, 'not_implemented'],
    ['logout', {}, 401, 'no_authorization'],
  ])('POST %s %j is answered %i', async (path, body, status, code) => {
    const response = await post(path, body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error_code: code });
  });

  test('without a key go no further', async () => {
    const response = await fetch(`${database.supabase.url}/auth/v1/token?grant_type=password`, {
      method: 'POST',
    });
    expect(response.status).toBe(401);
  });

  test('may come from the pages of any origin', async () => {
    const response = await fetch(`${database.supabase.url}/auth/v1/token`, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://127.0.0.1:4000',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'apikey,authorization,content-type',
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-allow-headers')).toContain('authorization');
  });
});
