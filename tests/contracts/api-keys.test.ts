import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { INTERNAL_KEY, startTestApi, type TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api?.close());

const KEYS = '/api/v1/api-keys';
const SHOWS = '/api/v1/podcasts';
const show = (title: string) => ({
  title,
  config: { telegramChannels: ['saltreach'] },
});
const by = (value: string) => ({ 'x-api-key': value });
const add = async (role: string, more: object = {}) => {
  const { status, body } = await api.send('POST', KEYS, { name: randomUUID(), role, ...more });
  expect(status).toBe(201);
  return body as { id: string; name: string; value: string; prefix: string };
};
const statusOf = async (value: string, path = SHOWS) =>
  (await api.call(path, { headers: by(value) })).status;

describe('a key', () => {
  test('is shown with its value once, and lets in by it, in either header', async () => {
    const key = await add('viewer');
    expect(key.value.startsWith(`${key.prefix}_`)).toBe(true);
    expect(await statusOf(key.value)).toBe(200);
    const bearer = { authorization: `Bearer ${key.value}`, 'x-api-key': '' };
    expect((await api.call(SHOWS, { headers: bearer })).status).toBe(200);
    const { body } = await api.call(KEYS);
    const { value, ...listed } = key;
    expect(body.keys).toContainEqual({ ...listed, lastUsedAt: expect.stringMatching(/Z$/) });
    expect(JSON.stringify(body)).not.toContain(value);
  });

  test('goes by its role, at each route that a role of its own is needed for', async () => {
    const [viewer, editor, admin] = [
      await add('viewer'),
      await add('editor'),
      await add('admin'),
    ].map(({ value }) => value);
    const create = (value: string) => api.send('POST', SHOWS, show('By a key'), by(value));
    const refused = await create(viewer!);
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({
      type: 'urn:stepcast:problem:forbidden',
      detail:
        'This needs the role editor; the key has the role viewer. Use another key, or ask an admin to change this one.',
    });
    const created = await create(editor!);
    expect(created.status).toBe(201);
    const remove = (value: string) =>
      api.call(`${SHOWS}/${created.body.id}`, { method: 'DELETE', headers: by(value) });
    expect((await remove(editor!)).status).toBe(403);
    expect(await statusOf(editor!, KEYS)).toBe(403);
    expect(await statusOf(admin!, KEYS)).toBe(200);
    expect((await remove(admin!)).status).toBe(204);
  });

  test('that starts no episode is refused before an execution is started', async () => {
    const before = await api.countExecutions();
    const viewer = await add('viewer');
    const body = { podcastId: randomUUID() };
    const answer = await api.send('POST', '/api/v1/episodes', body, by(viewer.value));
    expect(answer.status).toBe(403);
    expect(await api.countExecutions()).toBe(before);
  });

  test('is refused at once when it is revoked, and its name is free again', async () => {
    const key = await add('admin');
    const revoked = await api.call(`${KEYS}/${key.id}`, { method: 'DELETE' });
    expect(revoked.status).toBe(204);
    const { keys } = (await api.call(KEYS)).body;
    const listed = keys.find(({ id }: { id: string }) => id === key.id);
    expect(listed).toMatchObject({ name: key.name, revokedAt: expect.stringMatching(/Z$/) });
    expect(await statusOf(key.value)).toBe(401);
    await add('admin', { name: key.name });
    for (const [method, path, body] of [
      ['DELETE', '', undefined],
      ['PATCH', '', { role: 'viewer' }],
      ['POST', '/rotate', {}],
    ] as const) {
      const answer = await api.send(method, `${KEYS}/${key.id}${path}`, body ?? '');
      expect([answer.status, answer.body.type]).toEqual([404, 'urn:stepcast:problem:unknown-key']);
    }
  });

  test('is let in until it expires', async () => {
    const key = await add('viewer', { expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
    expect(await statusOf(key.value)).toBe(200);
    await api.database.supabase.query(
      `update public.api_keys set expires_at = now() - interval '1 second' where id = $1`,
      [key.id],
    );
    expect(await statusOf(key.value)).toBe(401);
  });

  test('has two values while it is rotated, and never three', async () => {
    const first = await add('viewer');
    const rotate = async (body: object) =>
      (await api.send('POST', `${KEYS}/${first.id}/rotate`, body)).body;
    const second = await rotate({});
    expect(second).toMatchObject({ id: first.id, previous: { prefix: first.prefix } });
    expect(Date.parse(second.previous.expiresAt) - Date.now()).toBeGreaterThan(86_000_000);
    expect([await statusOf(first.value), await statusOf(second.value)]).toEqual([200, 200]);
    const third = await rotate({ overlapSeconds: 60 });
    const values = [first.value, second.value, third.value];
    expect(await Promise.all(values.map((value) => statusOf(value)))).toEqual([401, 200, 200]);
    const fourth = await rotate({ overlapSeconds: 0 });
    expect(fourth.previous).toBeNull();
    expect([await statusOf(third.value), await statusOf(fourth.value)]).toEqual([401, 200]);
  });

  test('of before is let in no longer than was said', async () => {
    const first = await add('viewer');
    await api.send('POST', `${KEYS}/${first.id}/rotate`, {});
    await api.database.supabase.query(
      `update public.api_keys set previous_expires_at = now() - interval '1 second' where id = $1`,
      [first.id],
    );
    expect(await statusOf(first.value)).toBe(401);
  });

  test('takes another name, role and end', async () => {
    const key = await add('viewer');
    const change = (body: unknown) => api.send('PATCH', `${KEYS}/${key.id}`, body);
    const name = randomUUID();
    expect((await change({ name, role: 'admin' })).body).toMatchObject({ name, role: 'admin' });
    expect(await statusOf(key.value, KEYS)).toBe(200);
    const end = '2099-01-01T00:00:00.000Z';
    expect((await change({ expiresAt: end })).body).toMatchObject({ expiresAt: end, name });
    expect((await change({ expiresAt: null })).body).toMatchObject({ expiresAt: null });
  });

  test.each([
    ['no name', { role: 'viewer' }, 'name'],
    ['a name with a zero-width space', { name: 'ro\u200Bbot', role: 'viewer' }, 'name'],
    ['a name with a direction mark', { name: 'robot\u200F', role: 'viewer' }, 'name'],
    ['a name on two lines', { name: 'ro\nbot', role: 'viewer' }, 'name'],
    ['a blank name', { name: '  ', role: 'viewer' }, 'name'],
    ['another role', { name: 'x', role: 'owner' }, 'role'],
    [
      'an end that is past',
      { name: 'x', role: 'viewer', expiresAt: '2020-01-01T00:00:00Z' },
      'expiresAt',
    ],
    ['a value of one’s own', { name: 'x', role: 'viewer', value: 'mine' }, 'value'],
  ])('with %s is refused', async (_, body, field) => {
    const answer = await api.send('POST', KEYS, body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toMatchObject([{ field }]);
  });

  test('with a name that another one has is refused', async () => {
    const { name } = await add('viewer');
    const { id } = await add('viewer');
    const answers = [
      await api.send('POST', KEYS, { name, role: 'viewer' }),
      await api.send('PATCH', `${KEYS}/${id}`, { name }),
    ];
    for (const { status, body } of answers) {
      expect([status, body.type]).toEqual([409, 'urn:stepcast:problem:name-taken']);
    }
  });
});

test('no value is kept, nor told again: not in a row, not in the audit, not in a list', async () => {
  const key = await add('editor');
  const rotated = await api.send('POST', `${KEYS}/${key.id}/rotate`, {});
  await api.send('POST', SHOWS, show('By that key'), by(key.value));
  await api.call(`${KEYS}/${key.id}`, { method: 'DELETE' });
  const tables = await api.database.supabase.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'private')`,
  );
  const rows = await Promise.all(
    tables.map(({ name }) => api.database.supabase.query(`select * from ${name}`)),
  );
  const told = [await api.call(KEYS), await api.call('/api/v1/audit?limit=100')];
  const everything = JSON.stringify([rows, told.map(({ body }) => body)]);
  expect(everything).toContain(key.name);
  for (const secret of [key.value, rotated.body.value, INTERNAL_KEY]) {
    expect(everything).not.toContain(secret);
    expect(everything).not.toContain(secret.split('_').slice(2).join('_') || secret);
  }
});

describe('while the database can’t be had', () => {
  test('a named key is answered 503, neither valid nor invalid; the internal key is let in', async () => {
    const broken = await startTestApi({ supabaseUrl: () => 'http://127.0.0.1:9' });
    try {
      const headers = by(`sck_${'a'.repeat(12)}_${'A'.repeat(43)}`);
      expect((await broken.call(`${SHOWS}/x`, { headers })).status).toBe(503);
      expect((await broken.call(`${SHOWS}/x`)).status).toBe(400);
    } finally {
      await broken.close();
    }
  });
});
