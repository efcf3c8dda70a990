import { z } from 'zod';
import { WebhookEventTypeSchema } from './event-type.ts';

const events = z.array(WebhookEventTypeSchema).min(1).max(WebhookEventTypeSchema.options.length);

/** The body of `POST /api/v1/webhooks`. */
export const NewWebhookSchema = z.strictObject({
  url: z.string().max(2000).meta({
    description: 'Where messages are posted to: https, reachable from the public Internet.',
  }),
  podcastId: z.uuid().toLowerCase().nullish().meta({
    description: 'The show whose episodes are told of; left out, every show.',
  }),
  events: events.optional().meta({ description: 'Which transitions; left out, all of them.' }),
});

/** The body of `PATCH /api/v1/webhooks/{webhookId}`: what it names is changed. */
export const WebhookChangeSchema = z.strictObject({
  url: NewWebhookSchema.shape.url.optional(),
  events: events.optional(),
  isEnabled: z.boolean().optional().meta({
    description:
      'True puts a disabled webhook in use again: it is told of what happens from then on.',
  }),
});
export type WebhookChange = z.infer<typeof WebhookChangeSchema>;

/** A webhook as the API shows it. Times are ISO 8601 UTC. */
export const WebhookSchema = z.strictObject({
  id: z.uuid(),
  url: z.string(),
  podcastId: z.uuid().nullable(),
  events,
  disabled: z.strictObject({ at: z.iso.datetime(), reason: z.string() }).nullable().meta({
    description: 'Since when, and why, nothing is sent any more.',
  }),
  createdAt: z.iso.datetime(),
});
export type Webhook = z.infer<typeof WebhookSchema>;

const secret = z.string().meta({
  description: 'What messages are signed with (Standard Webhooks). It is shown this once.',
});

/** The answer of `POST /api/v1/webhooks`. */
export const CreatedWebhookSchema = WebhookSchema.extend({ secret });

/** The answer of `GET /api/v1/webhooks`. */
export const WebhookListSchema = z.strictObject({ webhooks: z.array(WebhookSchema) });

/** The answer of `POST /api/v1/webhooks/{webhookId}/rotate`. */
export const RotatedSecretSchema = z.strictObject({
  secret,
  previousSecretExpiresAt: z.iso.datetime().meta({
    description: 'Until then messages carry a signature of the old secret as well.',
  }),
});
