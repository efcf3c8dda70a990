import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock } from '../contract.ts';

/** One who sleeps until a moment. */
interface Sleeper {
  readonly wakeAt: number;
  wake(): void;
}

/** Work that takes real time. It holds the clock unless it is asleep itself. */
interface Work {
  /** The work that this one is part of: it sleeps as well while this one does. */
  readonly outer: Work | undefined;
  sleeping: number;
}

function changeSleeping(work: Work | undefined, by: number): void {
  for (let each = work; each !== undefined; each = each.outer) each.sleeping += by;
}

/** A clock whose time passes at once, as soon as everybody sleeps. */
export interface VirtualClock extends Required<Omit<Clock, 'sleepUntil'>> {
  /** Milliseconds that have passed since the clock was made. */
  readonly elapsed: number;
}

/**
 * Makes a clock for tests. Sleepers wake in the order of their time, those of the same moment in the order in which
 * they fell asleep. Time stands still while code runs and while work handed to `holdDuring` is awake, so a machine
 * does the same on every run, whatever its Parallel branches and its real tasks do. A task that is to outlast a timeout
 * sleeps on the clock: one that neither ends nor sleeps holds it for ever.
 */
export function createVirtualClock(options: { readonly start?: number } = {}): VirtualClock {
  const start = options.start ?? Date.UTC(2026, 0, 1);
  const current = new AsyncLocalStorage<Work>();
  const works = new Set<Work>();
  const sleepers: Sleeper[] = [];
  let now = start;
  let waiting = false;

  const wakeNext = (): void => {
    waiting = false;
    if ([...works].some((work) => work.sleeping === 0)) return;
    const next = sleepers.shift();
    if (next === undefined) return;
    now = Math.max(now, next.wakeAt);
    next.wake();
    settle();
  };
  // Two turns of the event loop: whatever is ready to run has then run, and has fallen asleep again or ended.
  const settle = (): void => {
    if (waiting || sleepers.length === 0) return;
    waiting = true;
    setImmediate(() => setImmediate(wakeNext));
  };

  return {
    now: () => now,
    get elapsed() {
      return now - start;
    },
    sleep(ms, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted === true) return reject(signal.reason);
        const work = current.getStore();
        const leave = (): void => {
          signal?.removeEventListener('abort', abort);
          changeSleeping(work, -1);
        };
        const sleeper: Sleeper = {
          wakeAt: now + Math.max(0, ms),
          wake() {
            leave();
            resolve();
          },
        };
        const abort = (): void => {
          sleepers.splice(sleepers.indexOf(sleeper), 1);
          leave();
          reject(signal?.reason);
        };
        signal?.addEventListener('abort', abort, { once: true });
        changeSleeping(work, 1);
        const after = sleepers.findIndex(({ wakeAt }) => wakeAt > sleeper.wakeAt);
        sleepers.splice(after < 0 ? sleepers.length : after, 0, sleeper);
        settle();
      });
    },
    async holdDuring(run) {
      const work: Work = { outer: current.getStore(), sleeping: 0 };
      works.add(work);
      try {
        return await current.run(work, run);
      } finally {
        works.delete(work);
        settle();
      }
    },
  };
}
