import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from './clock.ts';

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => performance.now(),
  async sleep(ms, signal) {
    try {
      await sleep(ms, undefined, { signal });
    } catch {
      // The only way to fail is the abort; the wait ends with what caused it.
      throw signal.reason;
    }
  },
};
