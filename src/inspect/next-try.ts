import type { Try } from './state-run.ts';

/** What a state's `Retry` says of one kind of error, with the defaults of the language. */
interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds?: number;
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
  readonly MaxAttempts?: number;
  readonly JitterStrategy?: string;
}

/** When a state that has failed is tried again. */
export interface NextTry {
  /** ISO 8601 UTC. With jitter it is the latest: Step Functions chooses at random, and tells nobody. */
  readonly at: string;
  readonly isLatest: boolean;
  /** Which one it is, and how many there can be at most with this error. */
  readonly number: number;
  readonly most: number;
}

const takes = ({ ErrorEquals }: Retrier, error: string): boolean =>
  ErrorEquals.some(
    (name) =>
      name === error ||
      name === 'States.ALL' ||
      (name === 'States.TaskFailed' && error !== 'States.Timeout'),
  );

/**
 * When a visit whose last try has failed is tried again, by the retriers of its state (Amazon
 * States Language, "Retrying after error"); null when no try is left, or one is under way.
 */
export const nextTry = (retry: readonly unknown[], tries: readonly Try[]): NextTry | null => {
  const retriers = retry as readonly Retrier[];
  const last = tries.at(-1);
  if (!last?.endedAt || last.error === null) return null;
  const retrierOf = (error: string) => retriers.find((one) => takes(one, error));
  const retrier = retrierOf(last.error);
  if (!retrier) return null;
  const used = tries.filter(({ error }) => error !== null && retrierOf(error) === retrier).length;
  const { IntervalSeconds = 1, BackoffRate = 2, MaxAttempts = 3 } = retrier;
  if (used > MaxAttempts) return null;
  const delay = Math.min(
    IntervalSeconds * BackoffRate ** (used - 1),
    retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY,
  );
  return {
    at: new Date(Date.parse(last.endedAt) + delay * 1000).toISOString(),
    isLatest: retrier.JitterStrategy === 'FULL',
    number: tries.length + 1,
    most: tries.length + 1 + MaxAttempts - used,
  };
};
