import { z } from 'zod';
import { CAP_STATES } from '../../cost/monthly-caps.ts';
import { MACHINES } from '../../inspect/machines.ts';
import { limitUpTo } from '../limit-up-to.ts';

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

/** How far a month's cap is used up. */
export const MonthlyCapSchema = z.strictObject({
  podcastId: z.uuid().nullable().meta({ description: 'Null for the cap of the whole stage.' }),
  month: z.iso.date().meta({ description: 'Its first day, in UTC.' }),
  capUsd: z.number().gt(0),
  spentUsd: z.number().min(0).meta({ description: 'At list prices; what has none is left out.' }),
  state: z.enum(CAP_STATES).meta({
    description:
      'nearly_spent from 80 percent on; spent: nothing that is paid for is begun, and episodes wait.',
  }),
});

/** The answer of `GET /api/v1/operations/spending`. */
export const SpendingSchema = z.strictObject({
  caps: z.array(MonthlyCapSchema).meta({ description: "This month's, the fullest first." }),
  items: z.array(
    z.strictObject({
      month: z.iso.date().meta({ description: 'Its first day, in UTC.' }),
      podcastId: z.uuid(),
      episodes: z.number().int().min(1).meta({
        description: 'Of how many something was paid for.',
      }),
      usd: z.number().min(0).meta({ description: 'At list prices; what has none is left out.' }),
      isComplete: z.boolean().meta({
        description: 'False when something was used whose price is unknown.',
      }),
    }),
  ),
});
export type Spending = z.infer<typeof SpendingSchema>;

/** The query of the spending. */
export const SpendingQuerySchema = z.strictObject({
  months: limitUpTo(24, 6, 'How many months, this one included, from 1 to 24.'),
});
