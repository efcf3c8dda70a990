import { z } from 'zod';
import type { Delivery } from '../../../webhooks/delivery.ts';
import { deliveryName } from '../../../webhooks/delivery-name.ts';
import { WebhookEventTypeSchema } from '../../../webhooks/event-type.ts';
import { WebhookPayloadSchema } from '../../../webhooks/payload.ts';
import type { Webhook } from '../../../webhooks/webhook.ts';
import { TimestampColumn } from '../columns.ts';

/** The columns of a webhook. */
export const WEBHOOK_COLUMNS = 'id,url,podcast_id,events,disabled_at,disabled_reason,created_at';

/** A row of webhook_endpoints. */
export const WebhookRowSchema = z
  .object({
    id: z.string(),
    url: z.string(),
    podcast_id: z.string().nullable(),
    events: z.array(WebhookEventTypeSchema),
    disabled_at: TimestampColumn.nullable(),
    disabled_reason: z.string().nullable(),
    created_at: TimestampColumn,
  })
  .transform(
    (row): Webhook => ({
      id: row.id,
      url: row.url,
      podcastId: row.podcast_id,
      events: row.events,
      disabled:
        row.disabled_at === null
          ? null
          : { at: row.disabled_at, reason: row.disabled_reason ?? '' },
      createdAt: row.created_at,
    }),
  );

/** The columns of a delivery. */
export const DELIVERY_COLUMNS =
  'event_id,endpoint_id,payload,state,attempts,last_status,last_error,last_body,last_took_ms,last_attempt_at,next_attempt_at,delivered_at';

/** A row of webhook_deliveries. */
export const DeliveryRowSchema = z
  .object({
    event_id: z.number(),
    endpoint_id: z.string(),
    payload: WebhookPayloadSchema,
    state: z.enum(['pending', 'delivered', 'given_up']),
    attempts: z.number(),
    last_status: z.number().nullable(),
    last_error: z.string().nullable(),
    last_body: z.string().nullable(),
    last_took_ms: z.number().nullable(),
    last_attempt_at: TimestampColumn.nullable(),
    next_attempt_at: TimestampColumn.nullable(),
    delivered_at: TimestampColumn.nullable(),
  })
  .transform(
    (row): Delivery => ({
      id: deliveryName(row.event_id, row.endpoint_id),
      eventId: row.event_id,
      type: row.payload.type,
      episodeId: row.payload.data.episodeId,
      occurredAt: row.payload.timestamp,
      state: row.state,
      attempts: row.attempts,
      lastStatus: row.last_status,
      lastError: row.last_error,
      lastBody: row.last_body,
      lastTookMs: row.last_took_ms,
      lastAttemptAt: row.last_attempt_at,
      nextAttemptAt: row.next_attempt_at,
      deliveredAt: row.delivered_at,
      payload: row.payload,
    }),
  );
