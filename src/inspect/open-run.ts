import { detailsOf, type ExecutionEvent } from './execution-event.ts';
import type { StateError, StateRun, Try } from './state-run.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A visit that is still being read. */
export type OpenRun = Mutable<Omit<StateRun, 'tries'>> & { readonly tries: Mutable<Try>[] };

// What begins a try, and how it can end, of whatever a state runs (API reference, HistoryEventType).
const STARTS = /^(?:(?:Task|LambdaFunction|Activity)Scheduled|(?:MapState|ParallelState)Started)$/;
const FAILS =
  /^(?:(?:Task|LambdaFunction|Activity)(?:Failed|TimedOut|ScheduleFailed|StartFailed|SubmitFailed)|(?:MapState|ParallelState)Failed)$/;
const SUCCEEDS =
  /^(?:(?:Task|LambdaFunction|Activity)Succeeded|(?:MapState|ParallelState)Succeeded)$/;

const secondsBetween = (from: string, until: string): number =>
  Math.max(0, Date.parse(until) - Date.parse(from)) / 1000;

const startTry = (run: OpenRun, at: string): void => {
  const before = run.tries.at(-1);
  const waitSeconds = before?.endedAt ? secondsBetween(before.endedAt, at) : 0;
  run.tries.push({ startedAt: at, endedAt: null, error: null, cause: null, waitSeconds });
  run.error = null;
};

const endTry = (run: OpenRun, at: string, error: StateError | null): void => {
  const last = run.tries.at(-1);
  if (last?.endedAt === null) {
    Object.assign(last, {
      endedAt: at,
      error: error?.name ?? null,
      cause: error?.cause ?? null,
    });
  }
  run.error = error;
};

// A timeout has its name in no event, and a Map or Parallel fails by what failed inside of it.
const failureOf = (event: ExecutionEvent, inside: StateError | null): StateError => {
  const { error, cause } = detailsOf(event);
  const name = error ?? (event.type.endsWith('TimedOut') ? 'States.Timeout' : undefined);
  if (name !== undefined) return { name, cause: cause ?? '' };
  return inside ?? { name: 'Unknown', cause: cause ?? '' };
};

/** Writes what an event says of the visit that it belongs to; `inside` is what went wrong in a branch of it. */
export const tellRun = (run: OpenRun, event: ExecutionEvent, inside: StateError | null): void => {
  const { type, timestamp } = event;
  if (STARTS.test(type)) startTry(run, timestamp);
  else if (SUCCEEDS.test(type)) endTry(run, timestamp, null);
  else if (FAILS.test(type)) endTry(run, timestamp, failureOf(event, inside));
  else if (type === 'EvaluationFailed' || type === 'MapIterationFailed') {
    run.error = failureOf(event, inside);
  }
};

/** Ends a visit that didn't come to its own end: what held it has ended with `error`. */
export const abandon = (run: OpenRun, at: string, error: StateError): void => {
  endTry(run, at, run.error ?? error);
};
