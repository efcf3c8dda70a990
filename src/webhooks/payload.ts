import { z } from 'zod';
import { EpisodeStatusSchema } from '../episode/status.ts';
import { WebhookEventTypeSchema } from './event-type.ts';

/**
 * The body of a message, in the form that the Standard Webhooks specification recommends. It is
 * written when the event happens, so that every try sends the same. Times are ISO 8601 UTC.
 */
export const WebhookPayloadSchema = z.strictObject({
  type: WebhookEventTypeSchema,
  /** When the event happened, whenever it is delivered. */
  timestamp: z.iso.datetime(),
  data: z.strictObject({
    episodeId: z.uuid(),
    podcastId: z.uuid(),
    status: EpisodeStatusSchema,
    /** Null when the episode has just been opened. */
    previousStatus: EpisodeStatusSchema.nullable(),
    attempt: z.number().int().positive(),
    /** Null until there is a script. */
    title: z.string().nullable(),
    /** Only of a completed episode that isn't hidden. */
    audioUrl: z.url().nullable(),
    /** Only of a completed one. */
    durationMs: z.number().int().positive().nullable(),
    /** Only of a failed one: which state failed, with which Error. */
    error: z.strictObject({ state: z.string().nullable(), name: z.string().nullable() }).nullable(),
    /** Only of a skipped one. */
    skipReason: z.string().nullable(),
    /** Only of one that awaits a review; left out in messages that are older than reviews. */
    reviewUntil: z.iso.datetime().nullish(),
  }),
});
export type WebhookPayload = z.infer<typeof WebhookPayloadSchema>;
