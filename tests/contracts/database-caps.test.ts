import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createCostStore } from '../../src/clients/supabase/episodes/cost-store.ts';
import { createEpisodeStore } from '../../src/clients/supabase/episodes/episode-store.ts';
import { createMonthlyCaps } from '../../src/clients/supabase/episodes/monthly-caps.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { episodeFunctions } from '../support/episodes.ts';
import { insertShow } from '../support/shows.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.close());
// The cap of the stage counts all of them.
afterEach(() => database.supabase.query('delete from public.episode_costs'));

const THIS_MONTH = `${new Date().toISOString().slice(0, 7)}-01`;
const HOUR_MS = 3_600_000;
const caps = (stageCap?: number) =>
  createMonthlyCaps({ ...database.config, MONTHLY_CAP_USD: stageCap });

const aShow = (cap: number | null) =>
  insertShow(database.service, { config: { monthly_cap_usd: cap } });

/** An episode under way, what it has cost, and what its row says of a wait. */
const anEpisode = async (podcastId: string, execution = randomUUID()) => {
  const id = randomUUID();
  const attempt = { episodeId: id, execution };
  const { open, fail } = episodeFunctions(database.service);
  await open(podcastId, id, { p_execution: execution });
  const pay = async (usd: number | null) => {
    const pricesAsOf = usd === null ? null : '2026-08-20';
    const used = { provider: 'google-tts', product: 'Neural2', unit: 'characters' as const };
    await createCostStore(database.config).record(attempt, {
      ...{ id: randomUUID(), items: [{ ...used, quantity: 1, usd, pricesAsOf }] },
    });
  };
  const end = () => fail(id, execution);
  const waiting = async () => {
    const rows = database.service.from('episodes').select('metadata').eq('id', id).single();
    return (await rows.throwOnError()).data.metadata['waiting'];
  };
  return { id, attempt, open, pay, end, waiting };
};

/** A show that has spent so much this month by an episode that has ended. */
const hasSpent = async (podcastId: string, usd: number | null) => {
  const { pay, end } = await anEpisode(podcastId);
  await pay(usd);
  await end();
};
const stateOf = async (podcastId: string | null, stageCap?: number) =>
  (await caps(stageCap).list()).find((cap) => cap.podcastId === podcastId)?.state;

test('a cap is within, nearly spent from 80 percent on, and spent from all of it on', async () => {
  const podcastId = await aShow(10);
  expect(await stateOf(podcastId)).toBe('within');
  await hasSpent(podcastId, 7.99);
  expect(await stateOf(podcastId)).toBe('within');
  await hasSpent(podcastId, 0.01);
  expect(await stateOf(podcastId)).toBe('nearly_spent');
  await hasSpent(podcastId, 1.99);
  expect(await stateOf(podcastId)).toBe('nearly_spent');
  await hasSpent(podcastId, 0.01);
  expect(await caps().list()).toContainEqual({
    ...{ podcastId, month: THIS_MONTH, capUsd: 10, spentUsd: 10, state: 'spent' },
  });
});

test('the cap of the stage counts all shows, those without a cap too; what has no price counts for none', async () => {
  const capped = await aShow(100);
  const free = await aShow(null);
  await hasSpent(capped, 3);
  await hasSpent(free, 5);
  await hasSpent(free, null);
  const listed = await caps(10).list();
  expect(listed[0]).toEqual({
    ...{ podcastId: null, month: THIS_MONTH, capUsd: 10, spentUsd: 8, state: 'nearly_spent' },
  });
  expect(listed.map(({ podcastId }) => podcastId)).not.toContain(free);
  expect(await stateOf(null)).toBeUndefined();
  await expect(caps(-1).list()).rejects.toMatchObject({ name: 'DatabaseRefused' });
});

test('what an earlier month has cost counts for it alone, whatever zone the clock is in', async () => {
  const podcastId = await aShow(1);
  await hasSpent(podcastId, 1);
  const at = (sql: string) =>
    database.supabase.query(`update public.episode_costs set recorded_at = ${sql}`);
  const start = `(date_trunc('month', now() at time zone 'UTC') at time zone 'UTC')`;
  await at(`${start} - interval '1 second'`);
  expect(await stateOf(podcastId)).toBe('within');
  await at(start);
  expect(await stateOf(podcastId)).toBe('spent');
});

test('below its cap an episode may begin', async () => {
  const podcastId = await aShow(10);
  await hasSpent(podcastId, 9.99);
  const { attempt, waiting } = await anEpisode(podcastId);
  expect(await caps(20).begin(attempt)).toEqual({ mayBegin: true });
  expect(await waiting()).toBeUndefined();
});

test('beyond it none begins, and its row says why, since when and until when', async () => {
  const podcastId = await aShow(10);
  await hasSpent(podcastId, 10.5);
  const { attempt, waiting } = await anEpisode(podcastId);
  const answer = await caps().begin(attempt);
  expect(answer).toEqual({
    mayBegin: false,
    reason: expect.stringMatching(
      /^The show's episodes cost \$10\.50 this month, of the \$10\.00 that it may\. .* until the cap is raised or the month ends \(\d{4}-\d\d-01 00:00 UTC\)\.$/,
    ),
  });
  const told = await waiting();
  expect(told).toMatchObject({ execution: attempt.execution });
  const nextMonth = new Date(THIS_MONTH);
  nextMonth.setUTCMonth(nextMonth.getUTCMonth() + 1);
  const eightHours = Date.parse(told.since) + 8 * HOUR_MS;
  expect(Date.parse(told.until)).toBe(Math.min(eightHours, nextMonth.getTime()));
  // Asked again, it still waits since then.
  await caps().begin(attempt);
  expect(await waiting()).toEqual(told);
});

test('a show within its cap waits for that of the stage, which says so', async () => {
  const podcastId = await aShow(100);
  await hasSpent(await aShow(null), 5);
  const { attempt } = await anEpisode(podcastId);
  expect(await caps(5).begin(attempt)).toMatchObject({
    mayBegin: false,
    reason: expect.stringContaining('The episodes of all shows cost $5.00 this month'),
  });
  expect(await caps().begin(attempt)).toEqual({ mayBegin: true });
});

test('what waits goes on once the cap is raised, and no longer says that it waits', async () => {
  const podcastId = await aShow(1);
  await hasSpent(podcastId, 1);
  const { attempt, waiting } = await anEpisode(podcastId);
  expect(await caps().begin(attempt)).toMatchObject({ mayBegin: false });
  await database.service
    .from('podcast_configs')
    .update({ monthly_cap_usd: 2 })
    .eq('podcast_id', podcastId)
    .throwOnError();
  expect(await caps().begin(attempt)).toEqual({ mayBegin: true });
  expect(await waiting()).toBeUndefined();
});

test('a wait for somebody else is left as it is', async () => {
  const { attempt, waiting } = await anEpisode(await aShow(null));
  const { noteWait } = createEpisodeStore(database.config);
  await noteWait(attempt, { reason: 'Telegram asks for it.', seconds: 60 });
  await caps().begin(attempt);
  expect(await waiting()).toMatchObject({ reason: 'Telegram asks for it.' });
});

test('what is begun is finished: an attempt that has paid goes on, the next one doesn’t', async () => {
  const podcastId = await aShow(1);
  const { id, attempt, open, pay, end } = await anEpisode(podcastId);
  await pay(1);
  expect(await stateOf(podcastId)).toBe('spent');
  expect(await caps().begin(attempt)).toEqual({ mayBegin: true });
  await end();
  const execution = `${id}-2`;
  await open(podcastId, id, { p_execution: execution, p_trigger: 'retry', p_from: 'collect' });
  const second = await caps().begin({ episodeId: id, execution });
  expect(second).toMatchObject({ mayBegin: false });
  await expect(caps().begin(attempt)).rejects.toMatchObject({ name: 'StaleExecution' });
});
