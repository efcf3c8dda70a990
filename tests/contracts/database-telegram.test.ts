import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.close());

const lease = async (session: string, execution: string, seconds: number) => {
  const { data, status } = await database.service.rpc('lease_telegram_session', {
    p_session: session,
    p_execution: execution,
    p_seconds: seconds,
  });
  return status === 200 ? data : status;
};
const release = async (session: string, execution: string) =>
  (
    await database.service.rpc('release_telegram_session', {
      p_session: session,
      p_execution: execution,
    })
  ).data;
const letExpire = (session: string) =>
  database.supabase.query(
    `update public.telegram_sessions set leased_until = now() - interval '1 second' where session = $1`,
    [session],
  );

test('a session is leased to one at a time; another learns when to come back', async () => {
  const session = randomUUID();
  expect(await lease(session, 'first', 100)).toEqual({ acquired: true });
  // Nobody knows yet how long collecting takes: five seconds are assumed.
  expect(await lease(session, 'second', 100)).toEqual({ acquired: false, waitSeconds: 5 });
});

test('those who wait are told to come back one after the other, each in its place', async () => {
  const session = randomUUID();
  await lease(session, 'first', 100);
  const waits = async () => {
    const answers: number[] = [];
    for (const name of ['a:1', 'b:1', 'c:1']) {
      answers.push((await lease(session, name, 100)).waitSeconds);
    }
    return answers;
  };
  expect(await waits()).toEqual([5, 10, 15]);
  // Another run of the same execution's task has its place.
  expect((await lease(session, 'b:2', 100)).waitSeconds).toBe(10);
  await release(session, 'first');
  expect(await lease(session, 'a:1', 100)).toEqual({ acquired: true });
  expect((await lease(session, 'b:1', 100)).waitSeconds).toBeLessThan(10);
});

test('the wait follows how long collectors take, and is never longer than ten minutes', async () => {
  const session = randomUUID();
  const collect = async (name: string, seconds: number) => {
    await lease(session, name, 300);
    await database.supabase.query(
      `update public.telegram_sessions set leased_at = leased_at - make_interval(secs => $2) where session = $1`,
      [session, seconds],
    );
    await release(session, name);
  };
  const usual = async () => {
    const [row] = await database.supabase.query<{ usual: number }>(
      `select round(usual_seconds)::integer as usual from public.telegram_sessions where session = $1`,
      [session],
    );
    return row?.usual;
  };
  await collect('first', 64);
  expect(await usual()).toBe(64);
  await collect('second', 32);
  expect(await usual()).toBe(48);
  for (let n = 0; n < 20; n++) await collect(`later ${n}`, 100);
  expect(await usual()).toBe(100);
  await lease(session, 'holder', 300);
  for (let n = 0; n < 30; n++) await lease(session, `more ${n}`, 100);
  expect((await lease(session, 'last', 100)).waitSeconds).toBe(600);
});

test('a holder that is long overdue is given as much time again, up to the end of its lease', async () => {
  const session = randomUUID();
  const holdFor = (seconds: number) =>
    database.supabase.query(
      `update public.telegram_sessions set leased_at = clock_timestamp() - make_interval(secs => $2),
         leased_until = clock_timestamp() + make_interval(secs => 300 - $2) where session = $1`,
      [session, seconds],
    );
  await lease(session, 'first', 300);
  await holdFor(100);
  expect((await lease(session, 'second', 300)).waitSeconds).toBe(101);
  await holdFor(280);
  expect((await lease(session, 'second', 300)).waitSeconds).toBe(20);
});

test('who does not come back is no longer waited for', async () => {
  const session = randomUUID();
  await lease(session, 'first', 100);
  await lease(session, 'dead', 100);
  await database.supabase.query(
    `update public.telegram_session_queue set returns_at = returns_at - interval '2 minutes' where session = $1`,
    [session],
  );
  expect((await lease(session, 'second', 100)).waitSeconds).toBe(5);
});

test('the holder extends its lease', async () => {
  const session = randomUUID();
  await lease(session, 'first', 10);
  expect(await lease(session, 'first', 500)).toEqual({ acquired: true });
  const [row] = await database.supabase.query<{ left: number }>(
    `select extract(epoch from leased_until - now())::integer as left
     from public.telegram_sessions where session = $1`,
    [session],
  );
  expect(row?.left).toBeGreaterThan(400);
});

test('a lease that has run out is anybody’s, and its old holder cannot release the new one', async () => {
  const session = randomUUID();
  await lease(session, 'first', 10);
  await letExpire(session);
  expect(await lease(session, 'second', 10)).toEqual({ acquired: true });
  expect(await release(session, 'first')).toBe(false);
  expect((await lease(session, 'third', 10)).acquired).toBe(false);
  expect(await release(session, 'second')).toBe(true);
  expect(await lease(session, 'third', 10)).toEqual({ acquired: true });
});

test('of twenty that ask at once one gets the session, new or run out', async () => {
  const session = randomUUID();
  for (const round of ['new', 'run out']) {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => lease(session, `${round} ${n}`, 60)),
    );
    expect(answers.filter(({ acquired }) => acquired)).toHaveLength(1);
    await letExpire(session);
  }
});

test.each([
  ['', 'first', 10],
  ['session', '', 10],
  ['session', 'first', 0],
  ['session', 'first', 3601],
])('a lease of session %j to %j for %i seconds is refused', async (session, execution, seconds) => {
  expect(await lease(session, execution, seconds)).toBe(470);
});

test('access hashes of 64 bits come back to the last digit', async () => {
  const channel = {
    session: 'a',
    username: 'news',
    channel_id: '1234567890',
    access_hash: '-9223372036854775807',
    title: 'News',
  };
  await database.service.from('telegram_channels').upsert(channel).throwOnError();
  await database.service
    .from('telegram_channels')
    .upsert({ ...channel, title: 'News again' })
    .throwOnError();
  const { data } = await database.service
    .from('telegram_channels')
    .select('session,username,channel_id,access_hash,title');
  expect(data).toEqual([{ ...channel, title: 'News again' }]);
});
