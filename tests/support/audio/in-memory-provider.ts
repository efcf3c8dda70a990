import type { Clock } from '../../../src/generate-audio/clock.ts';
import type { SpeechBudget } from '../../../src/generate-audio/provider/speech-budget.ts';
import type { SpeechCircuit } from '../../../src/generate-audio/provider/speech-circuit.ts';

const MINUTE_MS = 60_000;

/** A budget in memory: no 60 seconds of the clock get more than `perMinute` requests. */
export const inMemoryBudget = (
  perMinute: number,
  clock: Pick<Clock, 'now'>,
): SpeechBudget & { readonly asked: number[] } => {
  const taken: number[] = [];
  const asked: number[] = [];
  return {
    asked,
    async take(count) {
      asked.push(count);
      const now = clock.now();
      while ((taken[0] ?? now) <= now - MINUTE_MS) taken.shift();
      const granted = Math.min(count, perMinute - taken.length);
      taken.push(...Array<number>(granted).fill(now));
      return granted > 0
        ? { granted, waitMs: 0 }
        : { granted: 0, waitMs: (taken[0] ?? now) + MINUTE_MS - now };
    },
  };
};

/** A circuit that never opens. */
export const closedCircuit = (): SpeechCircuit => {
  const closed = { mayStart: true, state: 'closed', failedRuns: 0 } as const;
  return {
    enter: async () => closed,
    spoke: async () => undefined,
    failed: async () => closed,
  };
};
