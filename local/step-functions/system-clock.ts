import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from './contract.ts';

/** The longest delay that Node's timers take; a longer one fires at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;
/** How late a wait ends at most after a machine has slept. */
const LOOK_MS = 30_000;

/** What a machine's time is made of. */
export interface Time {
  /** Milliseconds since the epoch; people and networks set it. */
  now(): number;
  /** Milliseconds that have passed since any moment; it only goes forward, and stands while the machine sleeps. */
  passed(): number;
  /** A timer, which goes by `passed`. */
  wait(ms: number, signal: AbortSignal | undefined): Promise<void>;
}

const realTime: Time = {
  now: () => Date.now(),
  passed: () => performance.now(),
  wait: (ms, signal) => wait(ms, undefined, signal && { signal }),
};

/**
 * A machine's own time. Timeouts go by the time that passes while the machine is awake: a laptop that slept
 * has not let a task time out, and a clock that is set back holds nothing up.
 */
export const createSystemClock = (time: Time = realTime): Clock => {
  const rest = async (leftMs: () => number, longestMs: number, signal?: AbortSignal) => {
    for (let left = leftMs(); left > 0; left = leftMs()) {
      try {
        await time.wait(Math.min(left, longestMs), signal);
      } catch (error) {
        throw signal?.aborted === true ? signal.reason : error;
      }
    }
    signal?.throwIfAborted();
  };
  return {
    now: () => time.now(),
    sleep(ms, signal) {
      const end = time.passed() + ms;
      return rest(() => end - time.passed(), MAX_TIMER_MS, signal);
    },
    sleepUntil(at, signal) {
      const end = time.passed() + at - time.now();
      return rest(() => Math.min(at - time.now(), end - time.passed()), LOOK_MS, signal);
    },
  };
};
