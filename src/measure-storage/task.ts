import { z } from 'zod';

/** A tick of EventBridge's clock, of which nothing is needed. */
export const MeasureStorageInputSchema = z.object({});

/** What lies in the bucket, by kind, in bytes; versions that aren't current are part of it. */
export const MeasureStorageOutputSchema = z.strictObject({
  bytes: z.record(z.string(), z.number().int().nonnegative()),
});
