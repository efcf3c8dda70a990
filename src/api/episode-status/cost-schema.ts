import { z } from 'zod';
import { BillingUnitSchema } from '../../episode/cost-item.ts';

const usd = z.number().min(0);

/** What an episode cost, as the API tells it. */
export const CostViewSchema = z.strictObject({
  usd: usd.meta({
    description:
      'All attempts together, at list prices: free allowances and discounts are not known here.',
  }),
  attemptUsd: usd.meta({ description: 'This attempt alone; what is reused costs nothing.' }),
  isComplete: z.boolean().meta({
    description: 'False when something was used whose price is unknown; usd is without it.',
  }),
  pricesAsOf: z.iso.date().nullable().meta({ description: 'The day of the oldest list applied.' }),
  items: z.array(
    z.strictObject({
      attempt: z.number().int().min(1),
      provider: z.string(),
      product: z.string().meta({ description: 'A family of voices, or a model.' }),
      unit: BillingUnitSchema,
      quantity: z.number().int().min(0),
      usd: usd.nullable().meta({ description: 'Null where no price is known.' }),
    }),
  ),
});
export type CostView = z.infer<typeof CostViewSchema>;
