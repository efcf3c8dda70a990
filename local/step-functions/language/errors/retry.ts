import type { RetrierDefinition } from '../definition.ts';
import { matchesError } from './error-names.ts';
import type { StateFailure } from './failure.ts';

/** Decides on retries for one visit of a state: the delay in milliseconds, or undefined to give up. */
export type RetrySchedule = (failure: StateFailure) => number | undefined;

/** Starts counting for one visit. `random` is uniform in [0, 1). */
export type RetryPolicy = (random: () => number) => RetrySchedule;

/** Compiles a state's Retry: the first retrier that names the error decides, each counts for itself. */
export function compileRetry(
  definitions: readonly RetrierDefinition[] | undefined,
): RetryPolicy | undefined {
  if (definitions === undefined || definitions.length === 0) return undefined;
  return (random) => {
    const attempts = definitions.map(() => 0);
    return (failure) => {
      const position = definitions.findIndex(({ ErrorEquals }) =>
        matchesError(ErrorEquals, failure),
      );
      const retrier = definitions[position];
      const attempt = attempts[position];
      if (retrier === undefined || attempt === undefined) return undefined;
      if (attempt >= (retrier.MaxAttempts ?? 3)) return undefined;
      attempts[position] = attempt + 1;
      return delayMs(retrier, attempt, random);
    };
  };
}

/** The retry that follows a failure after so many by the same retrier: its position and delay, before any jitter. */
export function nextRetry(
  definitions: readonly RetrierDefinition[] | undefined,
  failure: StateFailure,
  retried: number,
): { readonly index: number; readonly delaySeconds: number } | undefined {
  const index = (definitions ?? []).findIndex(({ ErrorEquals }) =>
    matchesError(ErrorEquals, failure),
  );
  const retrier = definitions?.[index];
  if (retrier === undefined || retried >= (retrier.MaxAttempts ?? 3)) return undefined;
  return {
    index,
    delaySeconds: delayMs({ ...retrier, JitterStrategy: 'NONE' }, retried, () => 1) / 1_000,
  };
}

function delayMs(retrier: RetrierDefinition, attempt: number, random: () => number): number {
  const {
    IntervalSeconds = 1,
    BackoffRate = 2,
    MaxDelaySeconds = Number.POSITIVE_INFINITY,
  } = retrier;
  const seconds = Math.min(IntervalSeconds * BackoffRate ** attempt, MaxDelaySeconds);
  return 1_000 * seconds * (retrier.JitterStrategy === 'FULL' ? random() : 1);
}
