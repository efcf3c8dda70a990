import { z } from 'zod';
import { WebhookEventTypeSchema } from './event-type.ts';
import { WebhookPayloadSchema } from './payload.ts';

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
  lastBody: z.string().nullable().meta({
    description:
      'The beginning of the last answer, of at most a kilobyte; null when there was no answer.',
  }),
  lastTookMs: z.number().int().nullable().meta({ description: 'How long the last try took.' }),
  lastAttemptAt: z.iso.datetime().nullable(),
  nextAttemptAt: z.iso.datetime().nullable(),
  deliveredAt: z.iso.datetime().nullable(),
  payload: WebhookPayloadSchema.meta({ description: 'The message, the same on each try.' }),
});
export type Delivery = z.infer<typeof DeliverySchema>;

/** The number of an event in a path. */
export const EventIdSchema = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform(Number);

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

/** What a receiver is sent to see whether it hears: nothing has happened. Times are ISO 8601 UTC. */
export const TestPayloadSchema = z.strictObject({
  type: z.literal('webhook.test'),
  timestamp: z.iso.datetime(),
  data: z.strictObject({ webhookId: z.uuid() }),
});

export type TestPayload = z.infer<typeof TestPayloadSchema>;

/** The answer of `POST /api/v1/webhooks/{webhookId}/test`. */
export const TestedWebhookSchema = z.strictObject({
  /** What the receiver got as `webhook-id`. */
  id: z.string(),
  payload: TestPayloadSchema,
  isDelivered: z.boolean(),
  status: z.number().int().nullable().meta({ description: 'Null when there was no answer.' }),
  body: z
    .string()
    .nullable()
    .meta({ description: 'The beginning of the answer, of at most a kilobyte.' }),
  tookMs: z.number().int(),
  error: z.string().nullable().meta({ description: 'Why it wasn’t delivered.' }),
});
export type TestedWebhook = z.infer<typeof TestedWebhookSchema>;
