import { z } from 'zod';

/** What PostToTelegram is given: the episode whose message is to be as the episode is. */
export const PostToTelegramInputSchema = z.strictObject({
  podcastId: z.uuid(),
  episodeId: z.uuid(),
  /** The name of the execution. */
  execution: z.string().min(1),
});
export type PostToTelegramInput = z.infer<typeof PostToTelegramInputSchema>;

/** What PostToTelegram answers. */
export const PostToTelegramOutputSchema = z.discriminatedUnion('outcome', [
  /** `unchanged`: there was nothing to do. */
  z.strictObject({ outcome: z.enum(['posted', 'edited', 'removed', 'unchanged']) }),
  /** Telegram asks for patience, or somebody else is sending the message just now. */
  z.strictObject({
    outcome: z.literal('wait'),
    waitSeconds: z.number().int().positive(),
    reason: z.string().min(1),
  }),
]);
export type PostToTelegramOutput = z.infer<typeof PostToTelegramOutputSchema>;
