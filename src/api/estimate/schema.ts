import { z } from 'zod';
import { CostItemSchema } from '../../episode/cost-item.ts';
import { MonthlyCapSchema } from '../insight/schema.ts';

/** What a show's next episode will probably cost, as the API tells it. */
export const EstimateViewSchema = z.strictObject({
  podcastId: z.uuid(),
  minutes: z.number().meta({ description: 'As long as the show asks for.' }),
  episodes: z.number().int().min(0).meta({
    description: "How many of the show's last episodes it goes by; 0 for its settings alone.",
  }),
  usd: z.number().min(0).meta({
    description: 'At list prices: free allowances and discounts are not known here.',
  }),
  isComplete: z.boolean().meta({
    description:
      'False when something will be used whose amount or price is unknown; usd is without it.',
  }),
  pricesAsOf: z.iso.date().nullable().meta({ description: 'The day of the oldest list applied.' }),
  caps: z.array(MonthlyCapSchema).meta({
    description: "The caps that hold for it, the show's and the stage's, the fullest first.",
  }),
  items: z.array(CostItemSchema.omit({ pricesAsOf: true }).strict()),
});
export type EstimateView = z.infer<typeof EstimateViewSchema>;
