import { z } from 'zod';
import { StoredObjectSchema } from '../episode/stored-object.ts';

/** What PublishFeed is given: the show, and the episode that is to stand in its feed. */
export const PublishFeedInputSchema = z.strictObject({
  podcastId: z.uuid(),
  episodeId: z.uuid(),
  /** The name of the execution. */
  execution: z.string().min(1),
});
export type PublishFeedInput = z.infer<typeof PublishFeedInputSchema>;

/** What PublishFeed answers. */
export const PublishFeedOutputSchema = z.strictObject({
  feed: StoredObjectSchema,
  /** Episodes in the feed. */
  items: z.number().int().nonnegative(),
  /** The episode's show notes as files of their own; null when its script can't be read, or nobody is to have it. */
  notes: z.strictObject({ html: StoredObjectSchema, text: StoredObjectSchema }).nullable(),
  /** Whether the episode's message in Telegram has to follow. */
  isToBePosted: z.boolean(),
});
export type PublishFeedOutput = z.infer<typeof PublishFeedOutputSchema>;
