import { z } from 'zod';

/** A tick of EventBridge's clock, of which nothing is needed. */
export const CountListensInputSchema = z.object({});

/** The days that were counted. */
export const CountListensOutputSchema = z.strictObject({
  days: z.array(z.strictObject({ day: z.iso.date(), downloads: z.number().int().nonnegative() })),
});
