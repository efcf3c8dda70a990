import type { Clock } from '../../../src/generate-audio/clock.ts';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

/** A clock that stands still until it is told to go on; whoever sleeps is woken at its own moment, in order. */
export const steppedClock = () => {
  const sleepers = new Set<Sleeper>();
  let nowMs = 0;
  const clock: Clock = {
    now: () => nowMs,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const sleeper = { at: nowMs + ms, wake: resolve };
        sleepers.add(sleeper);
        signal.addEventListener('abort', () => {
          sleepers.delete(sleeper);
          reject(signal.reason);
        });
      }),
  };
  const advance = async (ms: number) => {
    const until = nowMs + ms;
    for (;;) {
      await settle();
      const [next] = [...sleepers].sort((a, b) => a.at - b.at);
      if (next === undefined || next.at > until) break;
      sleepers.delete(next);
      nowMs = Math.max(nowMs, next.at);
      next.wake();
    }
    nowMs = until;
  };
  return { ...clock, advance };
};
