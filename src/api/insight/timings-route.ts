import { z } from 'zod';
import type { ExecutionInspector } from '../../inspect/execution-inspector.ts';
import { MACHINES } from '../../inspect/machines.ts';
import { readWalked } from '../../inspect/timings/read-walked.ts';
import { timingsByWeek } from '../../inspect/timings/state-timings.ts';
import { WEEK_MS, weekOf } from '../../inspect/timings/week-of.ts';
import { jsonResult } from '../lambda-proxy.ts';
import { limitUpTo } from '../limit-up-to.ts';
import { readQuery } from '../request.ts';
import type { Route } from '../router.ts';

const count = z.number().int().min(0);

/** The answer of `GET /api/v1/operations/timings`. */
export const TimingsSchema = z.strictObject({
  machine: z.enum(MACHINES),
  isMore: z.boolean().meta({
    description: 'Whether older executions of these weeks were left out.',
  }),
  weeks: z.array(
    z.strictObject({
      week: z.iso.datetime().meta({ description: 'Its Monday, midnight UTC.' }),
      executions: count.meta({ description: 'Those that began in it.' }),
      states: z.array(
        z.strictObject({
          state: z.string(),
          visits: count,
          p50Ms: count.meta({ description: 'From entering to leaving, tries and waits included.' }),
          p95Ms: count,
          retries: count.meta({ description: 'Tries beyond the first of each visit.' }),
          failures: count.meta({ description: 'Visits that ended in an error, caught or not.' }),
        }),
      ),
    }),
  ),
});
export type Timings = z.infer<typeof TimingsSchema>;

/** The query of the timings. */
export const TimingsQuerySchema = z.strictObject({
  machine: z.enum(MACHINES).default('episode'),
  weeks: limitUpTo(12, 4, 'How many weeks, this one included, from 1 to 12.'),
  most: limitUpTo(100, 60, 'How many executions are looked into at most, from 1 to 100.'),
});

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
