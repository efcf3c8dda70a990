import type { Clock } from './clock.ts';
import type { TimeLeft } from './time-left.ts';

/** Says when the next request to the provider may start; one for the whole run. */
export interface RequestPacer {
  /**
   * Waits for a turn within the requests a minute, and for the end of every pause.
   * @throws GenerationOutOfTime when the turn would come too late.
   */
  turn(timeLeft: TimeLeft, signal: AbortSignal): Promise<void>;
  /** No request starts for this long: the provider asked to be left alone, and that holds for all. */
  pause(ms: number): void;
}

const MINUTE_MS = 60_000;

/** A pacer that lets at most `requestsPerMinute` requests start in any 60 seconds. */
export const createRequestPacer = (requestsPerMinute: number, clock: Clock): RequestPacer => {
  const recentStarts: number[] = [];
  let pausedUntil = Number.NEGATIVE_INFINITY;
  return {
    async turn(timeLeft, signal) {
      for (;;) {
        signal.throwIfAborted();
        const now = clock.now();
        while ((recentStarts[0] ?? now) <= now - MINUTE_MS) recentStarts.shift();
        const full = recentStarts.length >= requestsPerMinute;
        const nextFree = full ? (recentStarts[0] ?? now) + MINUTE_MS : now;
        const waitMs = Math.max(nextFree, pausedUntil) - now;
        if (waitMs <= 0) {
          recentStarts.push(now);
          return;
        }
        timeLeft.forCall(waitMs);
        await clock.sleep(waitMs, signal);
      }
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, clock.now() + ms);
    },
  };
};
