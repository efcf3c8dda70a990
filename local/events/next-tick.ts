import type { Clock } from './clock.ts';

/** How late a tick is at most after a machine has slept: timers stand still meanwhile. */
const LOOK_MS = 30_000;

/**
 * Waits until a tick is due, and answers when the next one is. Ticks that a sleeping laptop missed are one:
 * it comes at once. A clock that was set back puts none off by more than a period.
 */
export const nextTick = async (
  at: number,
  everyMs: number,
  clock: Clock,
  signal: AbortSignal,
): Promise<number> => {
  let due = at;
  for (let leftMs = due - clock.now(); leftMs > 0; leftMs = due - clock.now()) {
    if (leftMs > everyMs) due = clock.now() + everyMs;
    else await clock.sleep(Math.min(leftMs, LOOK_MS), signal);
  }
  return due + everyMs * Math.max(1, Math.ceil((clock.now() - due) / everyMs));
};
