import type { Clock } from '../clock.ts';
import type { SpeechBudget } from './speech-budget.ts';
import type { TimeLeft } from './time-left.ts';

/** Says when the next request to the provider may start; one for the whole run. */
export interface RequestPacer {
  /**
   * Waits for a turn within the budget of all runs, and for the end of every pause.
   * @throws GenerationOutOfTime when the turn would come too late, and what the budget throws.
   */
  turn(timeLeft: TimeLeft, signal: AbortSignal): Promise<void>;
  /** No request starts for this long: the provider asked to be left alone, and that holds for all. */
  pause(ms: number): void;
}

interface PacerOptions {
  readonly budget: SpeechBudget;
  readonly clock: Clock;
  /** How many requests the run will make if none has to be repeated. */
  readonly expected: number;
}

/** Taken from the budget at a time, so that it is asked seldom and yet shared fairly. */
const BATCH = 20;
/** What is taken and not used by then is given up: the quota counts it in its own minute. */
const LIFETIME_MS = 5000;

/** A pacer that takes its requests from a budget, in batches. */
export const createRequestPacer = ({ budget, clock, expected }: PacerOptions): RequestPacer => {
  let inHand = 0;
  let takenAt = Number.NEGATIVE_INFINITY;
  let started = 0;
  let pausedUntil = Number.NEGATIVE_INFINITY;
  let asking: Promise<number> | undefined;

  /** Answers how long to wait before asking again; one asks for all. */
  const ask = async (): Promise<number> => {
    const count = Math.max(1, Math.min(BATCH, expected - started));
    const { granted, waitMs } = await budget.take(count);
    inHand = granted;
    takenAt = clock.now();
    return granted > 0 ? 0 : waitMs;
  };
  const wait = async (ms: number, timeLeft: TimeLeft, signal: AbortSignal) => {
    timeLeft.forCall(ms);
    await clock.sleep(ms, signal);
  };

  return {
    async turn(timeLeft, signal) {
      for (;;) {
        signal.throwIfAborted();
        const pausedMs = pausedUntil - clock.now();
        if (pausedMs > 0) {
          await wait(pausedMs, timeLeft, signal);
        } else if (inHand > 0 && clock.now() - takenAt <= LIFETIME_MS) {
          inHand--;
          started++;
          return;
        } else {
          asking ??= ask().finally(() => {
            asking = undefined;
          });
          const waitMs = await asking;
          if (waitMs > 0) await wait(waitMs, timeLeft, signal);
        }
      }
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, clock.now() + ms);
    },
  };
};
