import type { StateRun } from '../state-run.ts';
import { percentile } from './percentile.ts';
import { weekOf } from './week-of.ts';

/** How long a state took in one week, and how often it had to be tried again. */
export interface StateTimings {
  readonly state: string;
  /** Visits that have ended. */
  readonly visits: number;
  /** From entering to leaving, tries and waits included; milliseconds. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** Tries beyond the first of each visit. */
  readonly retries: number;
  /** Visits that ended in an error, caught or not. */
  readonly failures: number;
}

/** The states of the executions that began in one week, in the order in which they were entered first. */
export interface WeekTimings {
  /** Its Monday, midnight UTC, ISO 8601. */
  readonly week: string;
  readonly executions: number;
  readonly states: readonly StateTimings[];
}

/** An execution with the states that it went through. */
export interface WalkedExecution {
  readonly startedAt: string;
  /** Null while it runs. */
  readonly stoppedAt: string | null;
  readonly runs: readonly StateRun[];
}

/** Of the visit in which an execution ended, its end is that of the execution. */
const tookMs = ({ enteredAt, exitedAt }: StateRun, stoppedAt: string | null): number | null => {
  const ended = exitedAt ?? stoppedAt;
  return ended === null ? null : Date.parse(ended) - Date.parse(enteredAt);
};

const timingsOf = (
  state: string,
  visits: readonly { readonly run: StateRun; readonly tookMs: number }[],
): StateTimings => {
  const took = visits.map((visit) => visit.tookMs);
  return {
    state,
    visits: visits.length,
    p50Ms: percentile(took, 0.5) ?? 0,
    p95Ms: percentile(took, 0.95) ?? 0,
    retries: visits.reduce((sum, { run }) => sum + Math.max(0, run.tries.length - 1), 0),
    failures: visits.filter(({ run }) => run.error !== null).length,
  };
};

/** How long the states took that call something, week by week, the newest first. */
export const timingsByWeek = (executions: readonly WalkedExecution[]): WeekTimings[] => {
  const weeks = Map.groupBy(executions, ({ startedAt }) => weekOf(Date.parse(startedAt)));
  return [...weeks]
    .sort(([a], [b]) => b - a)
    .map(([week, walked]) => {
      const visits = walked.flatMap(({ runs, stoppedAt }) =>
        runs.flatMap((run) => {
          const took = tookMs(run, stoppedAt);
          return run.tries.length === 0 || took === null ? [] : [{ run, tookMs: took }];
        }),
      );
      return {
        week: new Date(week).toISOString(),
        executions: walked.length,
        states: [...Map.groupBy(visits, ({ run }) => run.name)].map(([state, ended]) =>
          timingsOf(state, ended),
        ),
      };
    });
};
