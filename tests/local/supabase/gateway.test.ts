import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { createClient } from '@supabase/supabase-js';
import fc from 'fast-check';
import { createRemoteJWKSet, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSupabase } from '../../../local/supabase/index.ts';
import { startDatabase, type TestDatabase } from '../../support/database.ts';
import { MIGRATIONS } from '../../support/postgres-setup.ts';
import { insertShow } from '../../support/shows.ts';

let database: TestDatabase;
let rest: string;
beforeAll(async () => {
  database = await startDatabase();
  rest = `${database.supabase.url}/rest/v1`;
});
afterAll(() => database.close());

const send = async (
  path: string,
  {
    method = 'GET',
    body,
    headers = {},
    key = database.supabase.serviceKey,
  }: {
    method?: string;
    body?: unknown;
    headers?: Record<string, string>;
    key?: string | null;
  } = {},
) => {
  const response = await fetch(`${rest}${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(key === null ? {} : { apikey: key }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? null : JSON.parse(text),
  };
};

describe('rows through supabase-js', () => {
  test('are inserted and answered when asked for, with the defaults', async () => {
    const { data, status } = await database.service
      .from('podcasts')
      .insert({ title: 'Quotes "and" \\ back\nslashes, שלום' })
      .select('id,title,is_paused,author')
      .single();
    expect(status).toBe(201);
    expect(data).toEqual({
      id: expect.any(String),
      title: 'Quotes "and" \\ back\nslashes, שלום',
      is_paused: false,
      author: '',
    });
  });

  test('are inserted many at once, and nothing is answered unless asked for', async () => {
    const author = randomUUID();
    const rows = ['a', 'b', 'c'].map((title) => ({ title, author }));
    const { data, status } = await database.service.from('podcasts').insert(rows);
    expect({ data, status }).toEqual({ data: null, status: 201 });
    const { count } = await database.service
      .from('podcasts')
      .select('*', { count: 'exact', head: true })
      .eq('author', author);
    expect(count).toBe(3);
  });

  test('are filtered, ordered, cut and counted', async () => {
    const author = randomUUID();
    const titles = ['a', 'b', 'c', 'd', 'e,(f'];
    await database.service
      .from('podcasts')
      .insert(titles.map((title) => ({ title, author, is_paused: title === 'b' })))
      .throwOnError();
    const find = () => database.service.from('podcasts').select('title').eq('author', author);
    const found = async (
      query: PromiseLike<{ data: { title: string }[] | null; error: unknown }>,
    ) => {
      const { data, error } = await query;
      expect(error).toBeNull();
      return data?.map(({ title }) => title).join(' ');
    };
    expect(await found(find().order('title', { ascending: false }))).toBe('e,(f d c b a');
    expect(await found(find().neq('title', 'a').order('title'))).toBe('b c d e,(f');
    expect(await found(find().in('title', ['a', 'e,(f', 'zzz']).order('title'))).toBe('a e,(f');
    expect(await found(find().in('title', []))).toBe('');
    expect(await found(find().gt('title', 'b').lt('title', 'd'))).toBe('c');
    expect(await found(find().gte('title', 'b').lte('title', 'c').order('title'))).toBe('b c');
    expect(await found(find().is('is_paused', true))).toBe('b');
    expect(await found(find().is('image_url', null).limit(1).order('title'))).toBe('a');
    expect(await found(find().not('title', 'in', '(a,b,c)').order('title'))).toBe('d e,(f');
    expect(await found(find().not('image_url', 'is', null))).toBe('');
    const page = await database.service
      .from('podcasts')
      .select('title', { count: 'exact' })
      .eq('author', author)
      .order('title')
      .range(1, 2);
    expect(page).toMatchObject({ status: 206, count: 5, data: [{ title: 'b' }, { title: 'c' }] });
  });

  test('are answered one at a time, or not', async () => {
    const id = await insertShow(database.service);
    const one = (of: string) => database.service.from('podcasts').select('id').eq('id', of);
    expect((await one(id).single()).data).toEqual({ id });
    expect((await one(id).maybeSingle()).data).toEqual({ id });
    expect(await one(randomUUID()).maybeSingle()).toMatchObject({ data: null, error: null });
    expect(await one(randomUUID()).single()).toMatchObject({
      status: 406,
      error: {
        code: 'PGRST116',
        message: 'Cannot coerce the result to a single JSON object',
        details: 'The result contains 0 rows',
      },
    });
  });

  test('are renamed in the answer', async () => {
    const id = await insertShow(database.service);
    const { data } = await database.service
      .from('podcasts')
      .select('show:id,languageCode:language_code')
      .eq('id', id);
    expect(data).toEqual([{ show: id, languageCode: 'en-US' }]);
  });

  test('are changed and deleted where the filters say', async () => {
    const id = await insertShow(database.service);
    const other = await insertShow(database.service);
    const changed = await database.service.from('podcasts').update({ author: 'B.' }).eq('id', id);
    expect(changed).toMatchObject({ status: 204, data: null });
    const renamed = await database.service
      .from('podcasts')
      .update({ title: 'New', image_url: null })
      .eq('id', id)
      .select('title,author')
      .single();
    expect(renamed).toMatchObject({ status: 200, data: { title: 'New', author: 'B.' } });
    const deleted = await database.service.from('podcasts').delete().eq('id', id).select('id');
    expect(deleted).toMatchObject({ status: 200, data: [{ id }] });
    expect((await database.service.from('podcasts').delete().eq('id', id)).status).toBe(204);
    const { data } = await database.service.from('podcasts').select('title').eq('id', other);
    expect(data).toEqual([{ title: 'Morning Digest' }]);
  });

  test('are upserted by primary key, by another key, or left as they are', async () => {
    const podcastId = await insertShow(database.service);
    const write = { id: podcastId, title: 'Upserted' };
    expect((await database.service.from('podcasts').upsert(write)).error).toBeNull();
    const config = { podcast_id: podcastId, telegram_channels: ['changed'], max_messages: 3 };
    const table = () => database.service.from('podcast_configs');
    const merged = await table()
      .upsert(config, { onConflict: 'podcast_id' })
      .select('max_messages');
    expect(merged.data).toEqual([{ max_messages: 3 }]);
    const ignored = await table()
      .upsert({ ...config, max_messages: 4 }, { onConflict: 'podcast_id', ignoreDuplicates: true })
      .select('max_messages');
    expect(ignored.data).toEqual([]);
    const { data } = await database.service
      .from('podcasts')
      .select('title')
      .eq('id', podcastId)
      .single();
    expect(data).toEqual({ title: 'Upserted' });
  });

  test('written against a wish of one row are not written', async () => {
    const author = randomUUID();
    const { error } = await database.service
      .from('podcasts')
      .insert([
        { title: 'a', author },
        { title: 'b', author },
      ])
      .select()
      .single();
    expect(error?.code).toBe('PGRST116');
    const { data } = await database.service.from('podcasts').select().eq('author', author);
    expect(data).toEqual([]);
  });
});

describe('functions', () => {
  const openArguments = async () => {
    const id = randomUUID();
    return {
      p_episode_id: id,
      p_podcast_id: await insertShow(database.service),
      p_execution: id,
      p_trigger: 'api',
      p_from: null,
      p_window_from: null,
      p_window_until: null,
    };
  };

  test('answer the columns that are asked for, as one object', async () => {
    const key = database.supabase.serviceKey;
    const answer = await send('/rpc/open_episode?select=window_from,window_until,outputs,attempt', {
      method: 'POST',
      body: await openArguments(),
      headers: { authorization: `Bearer ${key}` },
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      window_from: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*\+00:00$/),
      window_until: expect.any(String),
      outputs: {},
      attempt: 1,
    });
  });

  test('may leave out arguments that have a default', async () => {
    const { p_from, p_window_from, p_window_until, ...args } = await openArguments();
    const { data, error } = await database.service.rpc('open_episode', args).select('attempt');
    expect({ data, error }).toEqual({ data: { attempt: 1 }, error: null });
  });

  test('raise as HTTP statuses', async () => {
    const { status, error } = await database.service.rpc('get_podcast_config_by_id', {
      p_id: randomUUID(),
    });
    expect(status).toBe(473);
    expect(error).toMatchObject({ code: 'PT473', details: 'UnknownConfig', hint: null });
  });

  test('of every kind of answer', async () => {
    await database.supabase.query(`
      create function public.sum_of(a int, b int default 1) returns int language sql as 'select a + b';
      create function public.words() returns setof text language sql as $$ select unnest(array['x', 'y']) $$;
      create function public.nothing() returns text language sql as 'select null';
      create function public.shows_named(p_title text) returns setof public.podcasts language sql as
        'select * from public.podcasts where title = p_title';
      create function public.array_size(a uuid[], j jsonb) returns jsonb language sql as
        $$ select jsonb_build_object('size', cardinality(a), 'same', j) $$;
      grant execute on all functions in schema public to service_role;
    `);
    await database.supabase.applyMigrations(MIGRATIONS);
    const { service } = database;
    expect((await service.rpc('sum_of', { a: 2 })).data).toBe(3);
    expect((await service.rpc('sum_of', { a: 2, b: 5 })).data).toBe(7);
    expect((await service.rpc('words')).data).toEqual(['x', 'y']);
    expect((await service.rpc('nothing')).data).toBeNull();
    const title = randomUUID();
    await service.from('podcasts').insert([
      { title, author: 'a' },
      { title, author: 'b' },
    ]);
    const rows = await service
      .rpc('shows_named', { p_title: title })
      .select('author')
      .neq('author', 'a');
    expect(rows.data).toEqual([{ author: 'b' }]);
    const sized = await service.rpc('array_size', { a: [randomUUID()], j: { deep: [1, 'ц'] } });
    expect(sized.data).toEqual({ size: 1, same: { deep: [1, 'ц'] } });
    await database.supabase.query(
      'drop function public.sum_of, public.words, public.nothing, public.shows_named, public.array_size',
    );
  });

  test('that are not there, or not with these arguments, are a 404', async () => {
    const missing = { status: 404, error: { code: 'PGRST202' } };
    expect(await database.service.rpc('no_such_function')).toMatchObject(missing);
    expect(await database.service.rpc('skip_episode', { p_wrong: 1 })).toMatchObject(missing);
  });
});

describe('errors', () => {
  test.each([
    ['/no_such_table', 404, 'PGRST205'],
    ['/podcasts?select=no_such_column', 400, '42703'],
    ['/podcasts?no_such_column=eq.1', 400, '42703'],
    ['/podcasts?id=eq.no-uuid', 400, '22P02'],
    ['/podcasts?limit=many', 400, 'PGRST100'],
    ['/podcasts?id=in.a', 400, 'PGRST100'],
    ['/podcasts?title=is.nothing', 400, 'PGRST100'],
    ['/podcasts/1/2', 404, 'PGRST125'],
  ])('GET %s is %i %s', async (path, status, code) => {
    expect(await send(path)).toMatchObject({
      status,
      body: { code, message: expect.any(String), details: null },
    });
  });

  test.each([
    ['a body that is no JSON', '{', 'PGRST102'],
    ['a body that is no object', '7', 'PGRST102'],
    ['a column that is not there', '{"no_such_column": 1}', 'PGRST204'],
    ['a missing column that has no default', '{"author": "a"}', '23502'],
    ['a value that breaks a constraint', '{"title": ""}', '23514'],
    ['a value of another type', '{"title": "t", "id": 7}', '22P02'],
  ])('POST with %s is a 400', async (_, body, code) => {
    expect(await send('/podcasts', { method: 'POST', body })).toMatchObject({
      status: 400,
      body: { code },
    });
  });

  test.each(['PATCH', 'DELETE'])('%s of a whole table is refused', async (method) => {
    const answer = await send('/podcasts', { method, body: { title: 'x' } });
    expect(answer).toMatchObject({ status: 400, body: { code: '21000' } });
  });

  test('an offset behind the last row is a 416', async () => {
    const answer = await send('/podcasts?offset=1000', { headers: { prefer: 'count=exact' } });
    expect(answer).toMatchObject({ status: 416, body: { code: 'PGRST103' } });
  });

  test('SQL in names and values stays a name and a value', async () => {
    const evil = `x'; drop table public.podcasts; --`;
    const quoted = encodeURIComponent(`"; drop table public.podcasts; --`);
    expect((await database.service.from('podcasts').select().eq('title', evil)).data).toEqual([]);
    expect((await send(`/podcasts?select=${quoted}`)).status).toBeGreaterThanOrEqual(400);
    expect((await send(`/podcasts?${quoted}=eq.1`)).status).toBeGreaterThanOrEqual(400);
    expect((await send(`/podcasts?order=${quoted}`)).status).toBeGreaterThanOrEqual(400);
    expect((await send('/podcasts?limit=1')).status).toBe(200);
  });
});

test('whatever is sent, the answer is never a fault of the server', async () => {
  const name = fc.constantFrom(
    'select',
    'order',
    'limit',
    'offset',
    'columns',
    'on_conflict',
    'id',
    'title',
    'or',
  );
  const word = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      'eq.1',
      'in.("a,b',
      'in.(,)',
      'is.null',
      'not.eq.',
      'id::text',
      '*',
      'a:b:c',
      '"x',
      '\0',
      'id.desc',
    ),
  );
  const request = fc.record({
    path: fc.oneof(fc.constantFrom('podcasts', 'rpc/skip_episode', 'published_episodes'), word),
    query: fc.array(fc.tuple(fc.oneof(name, word), word), { maxLength: 3 }),
    method: fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE'),
    body: fc.oneof(
      word,
      fc.json(),
      fc.constantFrom('{"title":"\\u0000"}', '[null]', '[]', '{"id":{}}'),
    ),
  });
  await fc.assert(
    fc.asyncProperty(request, async ({ path, query, method, body }) => {
      const { status } = await send(
        `/${encodeURI(path.toWellFormed())}?${new URLSearchParams(query)}`,
        {
          method,
          ...(method === 'GET' ? {} : { body }),
        },
      );
      expect(status === 501 || status < 500, String(status)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('a NUL is refused wherever it stands, since no text of the database can hold it', async () => {
  for (const path of ['/podcasts?select=%00', '/podcasts?%00=eq.1', '/pod%00casts']) {
    expect(await send(path, {})).toMatchObject({ status: 400 });
  }
});

describe('what is not implemented is refused by name', () => {
  test.each([
    ['/podcasts?select=*,episodes(*)', {}, 'embedding'],
    ['/episodes?select=outputs->content', {}, 'JSON paths'],
    ['/podcasts?title=ilike.*a*', {}, 'title=ilike.*a*'],
    ['/podcasts?or=(a.eq.1,b.eq.2)', {}, 'or='],
    ['/podcasts', { headers: { accept: 'text/csv' } }, 'text/csv'],
    ['/podcasts', { headers: { prefer: 'count=planned' } }, 'count=planned'],
    ['/podcasts', { method: 'PUT', body: {} }, 'PUT'],
    ['/podcasts', { method: 'OPTIONS' }, 'OPTIONS'],
    ['/rpc/skip_episode', {}, 'GET'],
    ['/podcasts?id=eq.1&limit=1', { method: 'DELETE' }, 'limit'],
  ])('%s %j', async (path, options, name) => {
    const { status, body } = await send(path, options);
    expect({ status, code: body.code }).toEqual({ status: 501, code: 'NotImplemented' });
    expect(body.message).toContain(name);
  });

  test.each(['/graphql/v1', '/storage/v1/object/a', '/realtime/v1', '/'])('%s', async (path) => {
    const response = await fetch(`${database.supabase.url}${path}`, { method: 'POST' });
    expect(response.status).toBe(501);
    expect(await response.json()).toMatchObject({ code: 'NotImplemented' });
  });

  test('another schema', async () => {
    const headers = { 'accept-profile': 'private' };
    expect(await send('/podcasts', { headers })).toMatchObject({
      status: 406,
      body: { code: 'PGRST106' },
    });
  });
});

describe('callers', () => {
  test.each([
    ['no key', null],
    ['a wrong key', 'sb_secret_wrong'],
    ['a key of another alphabet', 'é'.repeat(45)],
  ])('with %s are refused', async (_, key) => {
    expect((await send('/podcasts', { key })).status).toBe(401);
  });

  const asUser = (token: string) =>
    send('/podcasts', {
      key: database.supabase.publishableKey,
      headers: { authorization: `Bearer ${token}` },
    });

  test('are told apart by the claims of their token', async () => {
    const { issueJwt } = database.supabase;
    await insertShow(database.service);
    expect(await asUser(await issueJwt({}))).toMatchObject({ status: 200, body: [] });
    const admin = await issueJwt({ app_metadata: { role: 'admin' } });
    expect((await asUser(admin)).body.length).toBeGreaterThan(0);
    expect((await asUser(await issueJwt({ role: 'anon' }))).status).toBe(401);
  });

  test('with an expired, foreign, unsigned or meddled token are refused', async () => {
    const { issueJwt } = database.supabase;
    const now = Math.floor(Date.now() / 1000);
    const expired = await asUser(await issueJwt({ exp: now - 100 }));
    expect(expired).toMatchObject({
      status: 401,
      body: { code: 'PGRST303', message: 'JWT expired' },
    });

    const admin = { role: 'authenticated', app_metadata: { role: 'admin' } };
    const { privateKey } = await generateKeyPair('ES256');
    const foreign = await new SignJWT(admin)
      .setProtectedHeader({ alg: 'ES256' })
      .setExpirationTime('1h')
      .sign(privateKey);
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const unsigned = `${encode({ alg: 'none' })}.${encode(admin)}.`;
    const [header, , signature] = (await issueJwt({})).split('.');
    const meddled = `${header}.${encode({ ...admin, exp: now + 100 })}.${signature}`;
    const symmetric = await new SignJWT(admin)
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(database.supabase.publishableKey));
    for (const token of [foreign, unsigned, meddled, symmetric, 'no-token']) {
      expect(await asUser(token)).toMatchObject({ status: 401, body: { code: 'PGRST301' } });
    }
  });

  test('cannot become a role of their own choice', async () => {
    for (const role of ['postgres', 'cluster_admin', 'authenticator', 'nobody']) {
      expect((await asUser(await database.supabase.issueJwt({ role }))).status).toBe(401);
    }
  });

  test('can check tokens by the published keys', async () => {
    const token = await database.supabase.issueJwt({
      sub: 'user',
      app_metadata: { role: 'admin' },
    });
    const keys = createRemoteJWKSet(new URL(database.supabase.jwksUrl));
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer: `${database.supabase.url}/auth/v1`,
      audience: 'authenticated',
    });
    expect(protectedHeader.alg).toBe('ES256');
    expect(payload).toMatchObject({ sub: 'user', role: 'authenticated' });
    const published = await (await fetch(database.supabase.jwksUrl)).text();
    expect(published).not.toContain('"d"');
  });
});

describe('a project', () => {
  test('keeps its keys, rows and migrations when it is started again', async () => {
    const podcastId = await insertShow(database.service);
    const again = await startSupabase({ postgres: database.postgres, migrations: MIGRATIONS });
    try {
      expect(again.serviceKey).toBe(database.supabase.serviceKey);
      expect(again.publishableKey).toBe(database.supabase.publishableKey);
      expect(await again.applyMigrations(MIGRATIONS)).toEqual([]);
      const service = createClient(again.url, again.serviceKey);
      expect((await service.from('podcasts').select('id').eq('id', podcastId)).data).toHaveLength(
        1,
      );
    } finally {
      await again.close();
    }
  });

  test('says so when its port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as { port: number };
    await expect(startSupabase({ postgres: database.postgres, port })).rejects.toThrow(
      `Supabase can't listen on port ${port}`,
    );
    taken.close();
  });
});
