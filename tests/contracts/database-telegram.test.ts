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

test('a session is leased to one at a time; another learns how long to wait', async () => {
  const session = randomUUID();
  expect(await lease(session, 'first', 100)).toEqual({ acquired: true });
  const { acquired, waitSeconds } = await lease(session, 'second', 100);
  expect(acquired).toBe(false);
  expect(waitSeconds).toBeGreaterThan(90);
  expect(waitSeconds).toBeLessThanOrEqual(100);
});

test('the holder extends its lease', async () => {
  const session = randomUUID();
  await lease(session, 'first', 10);
  expect(await lease(session, 'first', 500)).toEqual({ acquired: true });
  expect((await lease(session, 'second', 1)).waitSeconds).toBeGreaterThan(400);
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
  expect(await lease(session, execution, seconds)).toBe(400);
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
