import { z } from 'zod';

/** What providers charge for. */
export const BillingUnitSchema = z.enum([
  'characters',
  'inputTokens',
  'outputTokens',
  'audioSeconds',
]);
type BillingUnit = z.infer<typeof BillingUnitSchema>;

/** Something that a provider charges for and has answered. */
export interface Usage {
  readonly provider: string;
  /** What the price depends on: a family of voices, a model. */
  readonly product: string;
  readonly unit: BillingUnit;
  readonly quantity: number;
}

/** A usage with its list price when it was made; both null where no price is known. */
export const CostItemSchema = z.object({
  provider: z.string(),
  product: z.string(),
  unit: BillingUnitSchema,
  quantity: z.number().int().nonnegative(),
  usd: z.number().nonnegative().nullable(),
  /** The day of the price list. */
  pricesAsOf: z.iso.date().nullable(),
});
export type CostItem = z.infer<typeof CostItemSchema>;

/** An episode's `metadata.cost`: what each attempt was answered. */
export const EpisodeCostSchema = z.object({
  items: z.array(CostItemSchema.extend({ attempt: z.number().int().positive() })),
});
export type EpisodeCost = z.infer<typeof EpisodeCostSchema>;
