import type { ExecutionInspector } from '../../inspect/execution-inspector.ts';
import { readWalked } from '../../inspect/timings/read-walked.ts';
import { timingsByWeek } from '../../inspect/timings/state-timings.ts';
import { WEEK_MS, weekOf } from '../../inspect/timings/week-of.ts';
import { jsonResult } from '../lambda-proxy.ts';
import { readQuery } from '../request.ts';
import type { Route } from '../router.ts';
import { type Timings, TimingsQuerySchema } from './schema.ts';

interface TimingsDeps {
  readonly inspector: ExecutionInspector;
  /** Milliseconds since 1970. */
  now(): number;
}

/** `GET /api/v1/operations/timings`: how long each state took, week by week, and its retries. */
export const createTimingsRoute =
  ({ inspector, now }: TimingsDeps): Route =>
  async (event) => {
    const { machine, weeks, most } = readQuery(TimingsQuerySchema, event);
    const since = new Date(weekOf(now()) - (weeks - 1) * WEEK_MS).toISOString();
    const { executions, isMore } = await readWalked(inspector, machine, { since, most });
    return jsonResult(200, {
      machine,
      isMore,
      weeks: timingsByWeek(executions).map(({ states, ...week }) => ({
        ...week,
        states: [...states],
      })),
    } satisfies Timings);
  };
