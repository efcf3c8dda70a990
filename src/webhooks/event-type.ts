import { z } from 'zod';
import { EpisodeStatusSchema } from '../episode/status.ts';

/** What an endpoint can be told of: a transition to each status, as `episode.<status>`. */
export const EVENT_TYPES = EpisodeStatusSchema.options.map(
  (status) => `episode.${status}` as const,
);
export const WebhookEventTypeSchema = z.enum(EVENT_TYPES);
export type WebhookEventType = z.infer<typeof WebhookEventTypeSchema>;
