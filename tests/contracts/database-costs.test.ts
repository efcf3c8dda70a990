import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCostStore } from '../../src/clients/supabase/episodes/cost-store.ts';
import { createEpisodeStatusReader } from '../../src/clients/supabase/episodes/episode-status-reader.ts';
import { createSpendingReader } from '../../src/clients/supabase/episodes/spending-reader.ts';
import type { CostItem } from '../../src/episode/cost-item.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { completeEpisode, episodeFunctions } from '../support/episodes.ts';
import { insertShow } from '../support/shows.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.close());

const ITEM: CostItem = {
  provider: 'google-tts',
  product: 'Neural2',
  unit: 'characters',
  quantity: 1000,
  usd: 0.016,
  pricesAsOf: '2026-08-20',
};
const UNPRICED: CostItem = { ...ITEM, product: '', usd: null, pricesAsOf: null };

const aCompletedEpisode = async () => {
  const podcastId = await insertShow(database.service);
  const id = await completeEpisode(database.service, podcastId);
  const { record } = createCostStore(database.config);
  const report = (items: readonly CostItem[], execution = id, reportId: string = randomUUID()) =>
    record({ episodeId: id, execution }, { id: reportId, items });
  const cost = async () => (await createEpisodeStatusReader(database.config).find(id))?.cost;
  return { id, podcastId, report, cost };
};

describe('what an episode cost', () => {
  test('stands in its row with every field, summed up by what was used', async () => {
    const { id, report, cost } = await aCompletedEpisode();
    expect(await cost()).toBeNull();
    const tokens: CostItem = {
      ...{ provider: 'gemini', product: 'gemini-2.5-flash', unit: 'outputTokens' },
      ...{ quantity: 500, usd: 0.00125, pricesAsOf: '2026-03-01' },
    };
    await report([ITEM, tokens]);
    await report([ITEM, UNPRICED]);
    expect(await cost()).toEqual({
      items: [
        { attempt: 1, ...tokens },
        { attempt: 1, ...UNPRICED },
        { attempt: 1, ...ITEM, quantity: 2000, usd: 0.032 },
      ],
    });
    const rows = await database.service
      .from('episode_costs')
      .select('episode_id,attempt,execution,items')
      .eq('episode_id', id)
      .order('recorded_at');
    expect(rows.data).toEqual([
      { episode_id: id, attempt: 1, execution: id, items: [ITEM, tokens] },
      { episode_id: id, attempt: 1, execution: id, items: [ITEM, UNPRICED] },
    ]);
  });

  test('counts a repeated report once, even when both come at the same time', async () => {
    const { id, report, cost } = await aCompletedEpisode();
    const reportId = randomUUID();
    await Promise.all(Array.from({ length: 4 }, () => report([ITEM], id, reportId)));
    await report([ITEM], id, reportId);
    expect(await cost()).toEqual({ items: [{ attempt: 1, ...ITEM }] });
  });

  test('is kept through a new attempt, and counts what an overtaken execution paid', async () => {
    const { id, podcastId, report, cost } = await aCompletedEpisode();
    await report([ITEM]);
    const second = `${id}-2`;
    await episodeFunctions(database.service).open(podcastId, id, {
      ...{ p_execution: second, p_trigger: 'retry', p_from: 'audio' },
    });
    await report([{ ...ITEM, quantity: 10, usd: 0.00016 }], second);
    await report([ITEM], id);
    expect(await cost()).toEqual({
      items: [
        { attempt: 1, ...ITEM, quantity: 2000, usd: 0.032 },
        { attempt: 2, ...ITEM, quantity: 10, usd: 0.00016 },
      ],
    });
  });

  test('is counted for executions that had the episode, of episodes that exist', async () => {
    const { report } = await aCompletedEpisode();
    await expect(report([ITEM], 'a-stranger')).rejects.toMatchObject({
      name: 'DatabaseRefused',
      message: expect.stringContaining('never had the episode'),
    });
    const unknown = createCostStore(database.config).record(
      { episodeId: randomUUID(), execution: 'x' },
      {
        ...{ id: randomUUID(), items: [ITEM] },
      },
    );
    await expect(unknown).rejects.toMatchObject({ name: 'DatabaseRefused' });
  });

  test.each<unknown>([
    [],
    {},
    null,
    [null],
    [{}],
    [{ ...ITEM, quantity: -1 }],
    [{ ...ITEM, quantity: 1.5 }],
    [{ ...ITEM, quantity: '1' }],
    [{ ...ITEM, unit: 'words' }],
    [{ ...ITEM, usd: -0.1 }],
    [{ ...ITEM, usd: '0.1' }],
    [{ ...ITEM, usd: null }],
    [{ ...ITEM, pricesAsOf: null }],
    [{ ...ITEM, pricesAsOf: 'today' }],
    [ITEM, { ...ITEM, provider: '' }],
  ])('is not %j', async (p_items) => {
    const { id, cost } = await aCompletedEpisode();
    const args = { p_episode_id: id, p_execution: id, p_id: randomUUID(), p_items };
    expect((await database.service.rpc('record_episode_cost', args)).status).toBe(470);
    expect(await cost()).toBeNull();
  });
});

describe('what was spent by month', () => {
  const reader = () => createSpendingReader(database.config);

  test('is summed up by show, with whether all of it has a price', async () => {
    const dear = await aCompletedEpisode();
    const cheap = await aCompletedEpisode();
    await dear.report([ITEM, ITEM]);
    await dear.report([{ ...ITEM, usd: 3 }]);
    await cheap.report([ITEM, UNPRICED]);
    const month = `${new Date().toISOString().slice(0, 7)}-01`;
    const found = (await reader().byMonth(1)).filter(({ podcastId }) =>
      [dear.podcastId, cheap.podcastId].includes(podcastId),
    );
    expect(found).toEqual([
      { month, podcastId: dear.podcastId, episodes: 1, usd: 3.032, isComplete: true },
      { month, podcastId: cheap.podcastId, episodes: 1, usd: 0.016, isComplete: false },
    ]);
  });

  test('goes back as many months as are asked for, and no further', async () => {
    const { id, podcastId, report } = await aCompletedEpisode();
    await report([ITEM]);
    await database.supabase.query(
      `update public.episode_costs
         set recorded_at = date_trunc('month', now()) - interval '40 days' where episode_id = '${id}'`,
    );
    const months = async (count: number) =>
      (await reader().byMonth(count)).filter((row) => row.podcastId === podcastId).length;
    expect(await months(1)).toBe(0);
    expect(await months(2)).toBe(0);
    expect(await months(3)).toBe(1);
    await expect(reader().byMonth(25)).rejects.toMatchObject({ name: 'DatabaseRefused' });
  });
});
