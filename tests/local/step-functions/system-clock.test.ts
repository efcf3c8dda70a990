import { describe, expect, it } from 'vitest';
import { createSystemClock } from '../../../local/step-functions/system-clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A machine whose clock jumps by `jumps`, milliseconds, while it waits for the first times. */
const aMachine = (...jumps: readonly number[]) => {
  let passed = 0;
  let set = 1_000 * HOUR;
  const left = [...jumps];
  const clock = createSystemClock({
    now: () => set + passed,
    passed: () => passed,
    wait: async (ms) => {
      passed += ms;
      set += left.shift() ?? 0;
    },
  });
  return { clock, passed: () => passed / MINUTE };
};

describe('the system clock', () => {
  it.each([
    ['whatever a laptop slept', 8 * HOUR],
    ['though the clock is set back by a day', -24 * HOUR],
    ['in quiet times', 0],
  ])('lets a timeout take its time %s', async (_, jump) => {
    const { clock, passed } = aMachine(jump);
    await clock.sleep(10 * MINUTE);
    expect(passed()).toBe(10);
  });

  it('ends a wait within half a minute after a laptop that slept over it has woken', async () => {
    const { clock, passed } = aMachine(0, 8 * HOUR);
    await clock.sleepUntil?.(clock.now() + HOUR);
    expect(passed()).toBe(1);
  });

  it('makes no wait longer by setting the clock back', async () => {
    const { clock, passed } = aMachine(-24 * HOUR);
    await clock.sleepUntil?.(clock.now() + HOUR);
    expect(passed()).toBe(60);
  });

  it('ends by the reason that it is aborted with', async () => {
    const clock = createSystemClock();
    const stop = new AbortController();
    const sleeping = clock.sleep(HOUR, stop.signal);
    stop.abort(new Error('stopped'));
    await expect(sleeping).rejects.toThrow('stopped');
    await expect(clock.sleepUntil?.(Date.now() + HOUR, stop.signal)).rejects.toThrow('stopped');
  });
});
