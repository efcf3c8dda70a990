import { z } from 'zod';
import { WebhookEventTypeSchema } from './event-type.ts';

/** One message to one webhook, as its delivery log shows it. Times are ISO 8601 UTC. */
export const DeliverySchema = z.strictObject({
  /** What receivers get as `webhook-id`. */
  id: z.string(),
  eventId: z.number().int(),
  type: WebhookEventTypeSchema,
  episodeId: z.uuid(),
  /** When what it tells happened: the `timestamp` of the message. */
  occurredAt: z.iso.datetime(),
  state: z.enum(['pending', 'delivered', 'given_up']),
  attempts: z.number().int(),
  /** The HTTP status of the last try; null when there was no answer. */
  lastStatus: z.number().int().nullable(),
  lastError: z.string().nullable(),
  lastAttemptAt: z.iso.datetime().nullable(),
  nextAttemptAt: z.iso.datetime().nullable(),
  deliveredAt: z.iso.datetime().nullable(),
});
export type Delivery = z.infer<typeof DeliverySchema>;

/** The answer of `GET /api/v1/webhooks/{webhookId}/deliveries`. */
export const DeliveryListSchema = z.strictObject({
  deliveries: z.array(DeliverySchema),
  nextCursor: z.string().nullable(),
});

/** Its query. */
export const DeliveryQuerySchema = z.strictObject({
  limit: z
    .string()
    .regex(/^([1-9]\d?|100)$/, 'must be a number from 1 to 100')
    .transform(Number)
    .default(20)
    .meta({ description: 'How many, from 1 to 100.' }),
  cursor: z
    .string()
    .regex(/^[1-9]\d{0,14}$/, 'must be nextCursor of an earlier answer')
    .transform(Number)
    .optional()
    .meta({ description: 'nextCursor of the page before.' }),
});
