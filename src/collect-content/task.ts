import { z } from 'zod';
import { WindowSchema } from '../episode/content.ts';
import { StoredObjectSchema } from '../episode/stored-object.ts';

/** What the state CollectContent hands to the task. */
export const CollectContentInputSchema = z.strictObject({
  podcastId: z.uuid(),
  episodeId: z.uuid(),
  /** The name of the execution. */
  execution: z.string().min(1),
  window: WindowSchema,
});
export type CollectContentInput = z.infer<typeof CollectContentInputSchema>;

const count = z.number().int().nonnegative();
const waitSeconds = z.number().int().positive();

/** What the state machine decides on: content, nothing to tell, or a wait. Everything else is an error. */
export const CollectContentOutputSchema = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('collected'),
    object: StoredObjectSchema,
    /** Posts in the content. */
    messages: count,
  }),
  z.strictObject({ outcome: z.literal('empty'), found: count, filtered: count }),
  z.strictObject({ outcome: z.literal('flood_wait'), waitSeconds }),
  z.strictObject({ outcome: z.literal('session_busy'), waitSeconds }),
]);
export type CollectContentOutput = z.infer<typeof CollectContentOutputSchema>;
