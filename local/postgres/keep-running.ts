import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningServer } from './server-process.ts';

/** After a clean end the caller may be about to stop as well: Ctrl+C reaches every process of a terminal. */
const CLEAN_PAUSE_MS = 3_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
/** Who lived this long didn't die of how it was started. */
const SETTLED_MS = 60_000;

/**
 * Runs a server until it is stopped: when it ends by itself it is started again, with longer and
 * longer pauses, and `tell` hears of it in sentences for people.
 * @throws what the first `run` throws
 */
export const keepRunning = async (
  run: () => Promise<RunningServer>,
  tell: (sentence: string) => void,
): Promise<{ stop(): Promise<void> }> => {
  const stopping = new AbortController();
  const { signal } = stopping;
  const pause = (ms: number) => sleep(ms, undefined, { ref: false, signal }).catch(() => undefined);
  let server = await run();

  const runAgain = async (pauseMs: number): Promise<RunningServer | undefined> => {
    for (let waitMs = pauseMs, told = ''; !signal.aborted; waitMs *= 2) {
      try {
        return await run();
      } catch (error) {
        const problem = `PostgreSQL can't be started again yet: ${error instanceof Error ? error.message : String(error)}`;
        if (problem !== told) tell(problem);
        told = problem;
        await pause(Math.min(waitMs, LONGEST_PAUSE_MS));
      }
    }
    return undefined;
  };

  const watch = async (): Promise<void> => {
    for (let pauseMs = FIRST_PAUSE_MS; ; ) {
      const startedAt = performance.now();
      const { isClean, how } = await server.ended;
      pauseMs = performance.now() - startedAt > SETTLED_MS ? FIRST_PAUSE_MS : pauseMs * 2;
      await pause(isClean ? CLEAN_PAUSE_MS : Math.min(pauseMs, LONGEST_PAUSE_MS));
      if (signal.aborted) return;
      tell(`PostgreSQL ended (${how}). It is being started again.`);
      const next = await runAgain(pauseMs);
      if (next === undefined) return;
      server = next;
      tell('PostgreSQL is up again.');
    }
  };
  const watching = watch();

  return {
    async stop() {
      stopping.abort();
      await server.stop();
      await watching;
      // The one that a restart under way brought up meanwhile.
      await server.stop();
    },
  };
};
