import { describe, expect, it } from 'vitest';
import { barsOf } from '../../../../src/console/execution/run-bars.ts';
import { phaseOf } from '../../../../src/console/execution/run-phase.ts';
import { timeScale } from '../../../../src/console/execution/time-scale.ts';
import { aStateView, aTry, atSecond } from '../../../support/a-state-view.ts';

const START = Date.parse(atSecond(0));
const told = (run: Parameters<typeof barsOf>[0], endedAt: string | null = null) =>
  barsOf(run, endedAt).map(({ kind, from, until, number }) => [
    kind,
    (from - START) / 1000,
    until === null ? null : (until - START) / 1000,
    number,
  ]);
const busy = { name: 'Busy', cause: '' };

describe('the bars of a visit', () => {
  it('are each try and each wait between two', () => {
    const tries = [aTry(1, 2, 'Busy'), aTry(5, 6, 'Busy'), aTry(14, 20)];
    expect(told(aStateView({ name: 'A', tries, exitedAt: atSecond(20) }))).toEqual([
      ['failed-try', 1, 2, 1],
      ['back-off', 2, 5, 0],
      ['failed-try', 5, 6, 2],
      ['back-off', 6, 14, 0],
      ['try', 14, 20, 3],
    ]);
  });

  it('end with the wait that lasts, or with the execution', () => {
    const run = aStateView({ name: 'A', tries: [aTry(1, 2, 'Busy')], exitedAt: null, error: busy });
    expect(told(run)).toEqual([
      ['failed-try', 1, 2, 1],
      ['back-off', 2, null, 0],
    ]);
    expect(told(run, atSecond(9))).toEqual([['failed-try', 1, 2, 1]]);
    const atWork = aStateView({ name: 'A', tries: [aTry(1, null)], exitedAt: null });
    expect(told(atWork)).toEqual([['try', 1, null, 1]]);
    expect(told(atWork, atSecond(9))).toEqual([['try', 1, 9, 1]]);
  });

  it('are one for what calls nothing', () => {
    expect(told(aStateView({ name: 'A', type: 'Wait' }))).toEqual([['wait', 0, 1, 0]]);
    expect(told(aStateView({ name: 'A', type: 'Choice' }))).toEqual([['own', 0, 1, 0]]);
  });
});

describe('how a visit stands', () => {
  const open = { name: 'A', exitedAt: null };
  it.each([
    [aStateView({ name: 'A' }), 'failed', 'done'],
    [aStateView({ name: 'A', error: busy }), 'failed', 'caught'],
    [aStateView({ ...open, tries: [aTry(0, null)] }), 'running', 'running'],
    [aStateView({ ...open, tries: [aTry(0, 1, 'Busy')], error: busy }), 'running', 'retrying'],
    [aStateView({ ...open, type: 'Wait' }), 'running', 'waiting'],
    [aStateView({ ...open, error: busy }), 'failed', 'failed'],
    [aStateView({ ...open, error: busy }), 'timed_out', 'failed'],
    [aStateView({ ...open, error: busy }), 'aborted', 'stopped'],
  ] as const)('%#', (run, status, phase) => {
    expect(phaseOf(run, status)).toBe(phase);
  });
});

describe('a line of time', () => {
  it.each([
    [900, [0, 200, 400, 600, 800]],
    [34_000, [0, 10_000, 20_000, 30_000]],
    [3 * 3_600_000, [0, 1_800_000, 3_600_000, 5_400_000, 7_200_000, 9_000_000, 10_800_000]],
    [0, [0]],
  ])('of %i ms has even marks', (span, ticks) => {
    expect(timeScale(START, START + span).ticks).toEqual(ticks);
  });

  it('holds what lies outside of it at its ends', () => {
    const { at } = timeScale(100, 200);
    expect([50, 100, 125, 200, 900].map(at)).toEqual([0, 0, 0.25, 1, 1]);
  });
});
