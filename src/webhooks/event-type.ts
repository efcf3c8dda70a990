import { z } from 'zod';
import { EpisodeStatusSchema } from '../episode/status.ts';

const CHANGES = ['hidden', 'shown', 'withdrawn'] as const;

/** What an endpoint can be told of: a transition to each status, as `episode.<status>`, and what somebody does with a finished one. */
export const EVENT_TYPES = [...EpisodeStatusSchema.options, ...CHANGES].map(
  (what) => `episode.${what}` as const,
);
export const WebhookEventTypeSchema = z.enum(EVENT_TYPES);
export type WebhookEventType = z.infer<typeof WebhookEventTypeSchema>;
