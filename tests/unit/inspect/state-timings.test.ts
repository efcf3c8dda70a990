import { expect, test } from 'vitest';
import { percentile } from '../../../src/inspect/timings/percentile.ts';
import { timingsByWeek, type WalkedExecution } from '../../../src/inspect/timings/state-timings.ts';
import { weekOf } from '../../../src/inspect/timings/week-of.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 25, 8) + seconds * 1000).toISOString();

/** A visit that took so long, with as many tries. */
const run = (
  name: string,
  seconds: number,
  { tries = 1, ...fields }: { tries?: number; exitedAt?: null; error?: object } = {},
) => ({
  ...{ id: 1, name, type: 'Task', parent: null, item: null, enteredAt: at(0) },
  exitedAt: at(seconds),
  tries: Array.from({ length: tries }, () => ({
    ...{ startedAt: at(0), endedAt: at(1), error: null, cause: null, waitSeconds: 0 },
  })),
  ...{ input: null, output: null, assigned: {}, error: null },
  ...fields,
});
const walked = (runs: readonly object[], fields: Partial<WalkedExecution> = {}) =>
  ({ startedAt: at(0), stoppedAt: at(60), runs, ...fields }) as WalkedExecution;

test.each([
  [[], 0.5, null],
  [[7], 0.95, 7],
  [[3, 1, 2, 4], 0.5, 2],
  [Array.from({ length: 20 }, (_, n) => 20 - n), 0.95, 19],
  [[1, 2], 0.95, 2],
])('of %j the share %d is %s', (values, share, expected) => {
  expect(percentile(values, share)).toBe(expected);
});

test.each([
  ['2026-11-23T00:00:00.000Z', '2026-11-23'],
  ['2026-11-22T23:59:59.999Z', '2026-11-16'],
  ['2026-11-29T23:59:59.999Z', '2026-11-23'],
  ['1970-01-01T00:00:00.000Z', '1969-12-29'],
])('%s is in the week of %s', (moment, monday) => {
  expect(new Date(weekOf(Date.parse(moment))).toISOString()).toBe(`${monday}T00:00:00.000Z`);
});

test('each week tells of its states by median, 95th percentile, retries and failures', () => {
  const weeks = timingsByWeek([
    walked([run('Collect', 2), run('Write', 10, { tries: 3 })]),
    walked([run('Collect', 4), run('Write', 30, { error: { name: 'Busy', cause: '' } })]),
    walked([run('Collect', 9)], { startedAt: '2026-11-18T08:00:00.000Z' }),
  ]);
  expect(weeks).toEqual([
    {
      ...{ week: '2026-11-23T00:00:00.000Z', executions: 2 },
      states: [
        { state: 'Collect', visits: 2, p50Ms: 2000, p95Ms: 4000, retries: 0, failures: 0 },
        { state: 'Write', visits: 2, p50Ms: 10_000, p95Ms: 30_000, retries: 2, failures: 1 },
      ],
    },
    {
      ...{ week: '2026-11-16T00:00:00.000Z', executions: 1 },
      states: [{ state: 'Collect', visits: 1, p50Ms: 9000, p95Ms: 9000, retries: 0, failures: 0 }],
    },
  ]);
});

test('a visit in which an execution ended lasts until then; one at work is left out', () => {
  const open = run('Speak', 0, { exitedAt: null });
  expect(timingsByWeek([walked([open])])[0]?.states[0]?.p50Ms).toBe(60_000);
  expect(timingsByWeek([walked([open], { stoppedAt: null })])[0]?.states).toEqual([]);
});

test('what calls nothing is left out', () => {
  expect(timingsByWeek([walked([run('Choose', 1, { tries: 0 })])])[0]?.states).toEqual([]);
});
