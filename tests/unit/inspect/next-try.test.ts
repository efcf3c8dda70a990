import { describe, expect, it } from 'vitest';
import { nextTry } from '../../../src/inspect/next-try.ts';
import type { Try } from '../../../src/inspect/state-run.ts';

const at = (second: number): string => new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString();
const failed = (error: string, second: number): Try => ({
  startedAt: at(second - 1),
  endedAt: at(second),
  error,
  cause: '',
  waitSeconds: 0,
});
const RETRY = [
  {
    ErrorEquals: ['Busy', 'Down'],
    IntervalSeconds: 5,
    BackoffRate: 3,
    MaxDelaySeconds: 20,
    MaxAttempts: 4,
  },
  {
    ErrorEquals: ['Runtime.ExitError'],
    IntervalSeconds: 7,
    MaxAttempts: 1,
    JitterStrategy: 'FULL',
  },
  { ErrorEquals: ['States.TaskFailed'] },
];

describe('when a state is tried again', () => {
  it('backs off by the rate, up to the longest delay', () => {
    const tries = [failed('Busy', 10)];
    expect(nextTry(RETRY, tries)).toEqual({ at: at(15), isLatest: false, number: 2, most: 5 });
    tries.push(failed('Down', 20));
    expect(nextTry(RETRY, tries)?.at).toBe(at(35));
    tries.push(failed('Busy', 40));
    expect(nextTry(RETRY, tries)?.at).toBe(at(60));
    tries.push(failed('Busy', 70), failed('Busy', 100));
    expect(nextTry(RETRY, tries)).toBeNull();
  });

  it('is known as the latest moment where jitter chooses', () => {
    const tries = [failed('Busy', 10), failed('Runtime.ExitError', 20)];
    expect(nextTry(RETRY, tries)).toEqual({ at: at(27), isLatest: true, number: 3, most: 3 });
    expect(nextTry(RETRY, [...tries, failed('Runtime.ExitError', 30)])).toBeNull();
  });

  it('counts by the retrier that takes the error, with the language’s defaults', () => {
    expect(nextTry(RETRY, [failed('Odd', 10)])).toMatchObject({ at: at(11), most: 4 });
    expect(nextTry(RETRY, [failed('States.Timeout', 10)])).toBeNull();
    expect(
      nextTry([{ ErrorEquals: ['States.ALL'] }], [failed('States.Timeout', 10)]),
    ).not.toBeNull();
  });

  it('is never while a try is under way, or after one that went well', () => {
    expect(nextTry(RETRY, [])).toBeNull();
    expect(nextTry(RETRY, [{ ...failed('Busy', 10), endedAt: null, error: null }])).toBeNull();
    expect(nextTry(RETRY, [{ ...failed('Busy', 10), error: null }])).toBeNull();
  });
});
