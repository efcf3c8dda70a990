import { expect, it } from 'vitest';
import { nextTick } from '../../../local/events/next-tick.ts';

const MINUTE = 60_000;
const EVERY = 7 * MINUTE;

/** A clock that is set by `jumps`, milliseconds, during its first sleeps; says for how long it was slept. */
const aClock = (...jumps: readonly number[]) => {
  let now = 0;
  let sleptMs = 0;
  const left = [...jumps];
  return {
    now: () => now,
    sleep: async (ms: number) => {
      sleptMs += ms;
      now += ms + (left.shift() ?? 0);
    },
    sleptMs: () => sleptMs,
  };
};
const ticks = async (clock: ReturnType<typeof aClock>, count: number) => {
  const at = [];
  for (let next = EVERY; at.length < count; ) {
    next = await nextTick(next, EVERY, clock, new AbortController().signal);
    at.push({ now: clock.now() / MINUTE, slept: clock.sleptMs() / MINUTE });
  }
  return at;
};

it('ticks after each period', async () => {
  expect(await ticks(aClock(), 3)).toEqual([
    { now: 7, slept: 7 },
    { now: 14, slept: 14 },
    { now: 21, slept: 21 },
  ]);
});

it('makes up once for the ticks of a laptop that slept, within half a minute', async () => {
  // It sleeps for 100 minutes within the first half minute.
  expect(await ticks(aClock(100 * MINUTE), 2)).toEqual([
    { now: 100.5, slept: 0.5 },
    { now: 105, slept: 5 },
  ]);
});

it('ticks on when the clock is set back by a day, or forward again', async () => {
  const DAY = 24 * 60 * MINUTE;
  const [first, second] = await ticks(aClock(-DAY, 0, 0), 2);
  expect(first?.slept).toBeLessThanOrEqual(7.5);
  expect(second?.slept).toBeLessThanOrEqual(14.5);
  const [back, forth] = await ticks(aClock(-DAY, DAY), 2);
  expect(back?.slept).toBeLessThanOrEqual(7);
  expect(forth?.slept).toBeLessThanOrEqual(14);
});
