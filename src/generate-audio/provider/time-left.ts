import { StepcastError } from '../../errors/stepcast-error.ts';

/**
 * Thrown when the function is about to reach its timeout. What is spoken is stored, so the next
 * call of the task goes on from there.
 */
export class GenerationOutOfTime extends StepcastError {
  override readonly name = 'GenerationOutOfTime';
  readonly retryable = true;
}

/** With less than this left no request is started: joining and storing the episode need some of it. */
const LAST_START_MS = 45_000;
/** What a request leaves over even when it takes all the time that it is given. */
const RESERVE_MS = 20_000;
const LONGEST_CALL_MS = 60_000;

/** How the time until the function's timeout is spent. */
export interface TimeLeft {
  /** The deadline of a request that starts after a wait. @throws GenerationOutOfTime when that is too late. */
  forCall(waitMs?: number): number;
  /** True when a wait this long leaves time for another request. */
  allowsWait(ms: number): boolean;
}

/** Time as the function's own countdown has it. */
export const createTimeLeft = (remainingMs: () => number): TimeLeft => ({
  forCall(waitMs = 0) {
    const left = remainingMs() - waitMs;
    if (left < LAST_START_MS) {
      throw new GenerationOutOfTime(
        `The next request could start only ${Math.round(left / 1000)} s before the function's timeout. The segments spoken so far are stored; call the task again.`,
      );
    }
    return Math.min(LONGEST_CALL_MS, left - RESERVE_MS);
  },
  allowsWait: (ms) => remainingMs() - ms >= LAST_START_MS,
});
