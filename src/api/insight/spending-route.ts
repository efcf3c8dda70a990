import { z } from 'zod';
import type { SpendingReader } from '../../episode/spending.ts';
import { jsonResult } from '../lambda-proxy.ts';
import { limitUpTo } from '../limit-up-to.ts';
import { readQuery } from '../request.ts';
import type { Route } from '../router.ts';

/** The answer of `GET /api/v1/operations/spending`. */
export const SpendingSchema = z.strictObject({
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

/** `GET /api/v1/operations/spending`: what the episodes of each show cost, month by month. */
export const createSpendingRoute =
  (spending: SpendingReader): Route =>
  async (event) => {
    const { months } = readQuery(SpendingQuerySchema, event);
    const items = await spending.byMonth(months);
    return jsonResult(200, { items: [...items] } satisfies Spending);
  };
