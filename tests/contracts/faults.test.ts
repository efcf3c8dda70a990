import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { drawnPlan, fixedPlan } from '../faults/fault-plan.ts';
import { replaySchedule, runSchedule, type Stage } from '../faults/run-schedule.ts';
import { seeded } from '../faults/seeded.ts';
import { openStage } from '../faults/stage.ts';

const fetchOfNode = globalThis.fetch;
let stage: Stage;

beforeAll(async () => {
  stage = await openStage(inject('postgresUrl'), 'faults');
});
afterAll(async () => {
  globalThis.fetch = fetchOfNode;
  await stage.database.close();
});

describe('a schedule without a fault', () => {
  test('ends completed, published and told', async () => {
    const { violations, episodes } = await replaySchedule(stage, 'calm-1', []);
    expect(violations).toEqual([]);
    expect(Object.keys(episodes)).toEqual(['completed']);
  });
});

describe('a schedule of a seed', () => {
  test('has the same faults and the same end when it is played again', async () => {
    const first = await runSchedule(stage, 'again-3');
    const second = await runSchedule(stage, 'again-3');
    expect(second).toEqual(first);
    const replayed = await replaySchedule(stage, 'again-3', first.faults);
    expect(replayed).toEqual(first);
    expect(first.faults.length).toBeGreaterThan(0);
  });
});

describe('what befalls a call', () => {
  test('follows from seed and place, and stops after a handful', () => {
    const draw = (seed: string) => {
      const plan = drawnPlan(seeded(seed));
      for (let n = 0; n < 5000; n++) plan.draw(`place ${n}`, 'database');
      return plan.happened;
    };
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
    expect(draw('a').length).toBeLessThanOrEqual(6);
  });

  test('is what a list says, and nothing else', () => {
    const plan = fixedPlan([{ place: 'here', fault: 'stall' }]);
    expect([plan.draw('there', 'storage'), plan.draw('here', 'storage')]).toEqual([
      undefined,
      'stall',
    ]);
  });
});

// What is violated must be seen: an audio object that goes after publication is nobody's fault, and found.
test.each([
  [
    'a completed episode that nobody published',
    `update public.episodes set published_at = null`,
    'not published',
  ],
  [
    'an episode that never ends',
    `update public.episodes set status = 'processing' where id = (select min(id::text)::uuid from public.episodes)`,
    'has not ended',
  ],
])('%s is found', async (_, sabotage, words) => {
  const { violations } = await replaySchedule(stage, 'calm-1', [], async (database) => {
    await database.query('set session_replication_role = replica');
    await database.query(sabotage);
    await database.query('set session_replication_role = origin');
  });
  expect(violations.join('\n')).toContain(words);
});
