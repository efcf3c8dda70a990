import { setTimeout as realTime } from 'node:timers/promises';
import type { Clock } from '../../src/generate-audio/clock.ts';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** Turns of the event loop without work after which nothing but sleepers is taken to be left. */
const IDLE_TURNS = 25;
/** How often sleepers are looked at while others work: seldom enough to leave the cores to the work. */
const LOOK_MS = 2;

/**
 * A clock that runs as fast as real time while work is done, and skips the time in which nothing is
 * done but wait: what a run takes by it is what the run would take, without sitting the waits out.
 */
export const createSkippingClock = (): Clock & {
  /** Work that the clock cannot see otherwise, such as that of other processes. */
  working<T>(work: () => Promise<T>): Promise<T>;
} => {
  let skippedMs = 0;
  let atWork = 0;
  let watching = false;
  const sleepers = new Set<Sleeper>();
  const now = () => performance.now() + skippedMs;
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  const wakeDue = () => {
    for (const sleeper of sleepers) {
      if (sleeper.at > now()) continue;
      sleepers.delete(sleeper);
      sleeper.wake();
    }
  };
  const watch = async () => {
    if (watching) return;
    watching = true;
    let idleTurns = 0;
    while (sleepers.size > 0) {
      if (atWork > 0) {
        idleTurns = 0;
        await realTime(LOOK_MS);
      } else {
        idleTurns++;
        await turn();
      }
      if (idleTurns > IDLE_TURNS) {
        const first = Math.min(...[...sleepers].map(({ at }) => at));
        skippedMs += Math.max(0, first - now());
        idleTurns = 0;
      }
      wakeDue();
    }
    watching = false;
  };

  return {
    now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const sleeper = { at: now() + ms, wake: resolve };
        sleepers.add(sleeper);
        signal.addEventListener('abort', () => {
          sleepers.delete(sleeper);
          reject(signal.reason);
        });
        void watch();
      }),
    async working(work) {
      atWork++;
      try {
        return await work();
      } finally {
        atWork--;
      }
    },
  };
};
