import type { Attempt } from '../episode/attempt.ts';
import type { Logger } from './logger.ts';

interface OwnedRun {
  readonly attempt: Attempt;
  readonly logger: Logger;
}

/**
 * Does paid work, and asks before it begins and meanwhile whether its attempt is still the
 * episode's. Once it isn't, `lost` is aborted with the error that says so: calls under way are ended
 * and none is begun.
 */
export type WhileOwned = <T>(run: OwnedRun, work: (lost: AbortSignal) => Promise<T>) => Promise<T>;

interface WatchOptions {
  /** @throws StaleExecution, EpisodeNotFound when the attempt is not the episode's any more. */
  readonly check: (attempt: Attempt) => Promise<void>;
  /** Waits; an abort of the signal ends the wait early by rejecting. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Half of the ten seconds within which cancelling stops paying; the rest is for the answer. */
const INTERVAL_MS = 5000;
/** All that means that nobody wants the work. A database that is away means nothing. */
const LOST: ReadonlySet<string> = new Set(['StaleExecution', 'EpisodeNotFound']);

/**
 * Watches attempts by asking at once and then every five seconds. Stopping an execution doesn't end a
 * function of its: one that was cancelled before it paid anything could pay for a whole short episode
 * within the first five.
 */
export const createWhileOwned =
  ({ check, sleep }: WatchOptions): WhileOwned =>
  async ({ attempt, logger }, work) => {
    const lost = new AbortController();
    const done = new AbortController();
    const wait = (): Promise<boolean> =>
      sleep(INTERVAL_MS, done.signal).then(
        () => true,
        () => false,
      );
    const ask = async (): Promise<void> => {
      try {
        await check(attempt);
      } catch (error) {
        if (error instanceof Error && LOST.has(error.name)) lost.abort(error);
        else
          logger.warn('Whether the attempt is still the episode’s could not be asked', { error });
      }
    };
    const watch = async (): Promise<void> => {
      while (!lost.signal.aborted && (await wait())) await ask();
    };
    await ask();
    lost.signal.throwIfAborted();
    const watching = watch();
    try {
      return await work(lost.signal);
    } finally {
      done.abort();
      await watching;
    }
  };
