import { z } from 'zod';
import {
  DeliveryNotFound,
  DeliveryUnderWay,
  TooManyWebhooks,
  WebhookDisabled,
  WebhookNotFound,
  WebhookPodcastUnknown,
  type WebhookStore,
} from '../../../webhooks/webhook-store.ts';
import { TimestampColumn } from '../columns.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { readResponse } from '../read-response.ts';
import { REFUSALS } from '../refusals.ts';
import {
  DELIVERY_COLUMNS,
  DeliveryRowSchema,
  WEBHOOK_COLUMNS,
  WebhookRowSchema,
} from './webhook-rows.ts';

const TargetSchema = z.object({ url: z.string(), secrets: z.array(z.string()).min(1) });
const IdRowsSchema = z.array(z.object({ id: z.string() }));

/** Webhooks in a Supabase project. Throws DatabaseUnavailable, DatabasePaused or DatabaseRefused besides. */
export const createWebhookStore = (config: DatabaseConfig): WebhookStore => {
  const database = openDatabase(config);
  const endpoints = () => database.from('webhook_endpoints');
  return {
    list: () =>
      readResponse(endpoints().select(WEBHOOK_COLUMNS).order('created_at').order('id'), {
        action: 'list the webhooks',
        schema: z.array(WebhookRowSchema),
      }),

    find: (webhookId) =>
      readResponse(endpoints().select(WEBHOOK_COLUMNS).eq('id', webhookId).maybeSingle(), {
        action: `read webhook ${webhookId}`,
        schema: WebhookRowSchema.nullable(),
      }),

    create: ({ url, podcastId, events, secret }) =>
      readResponse(
        database
          .rpc('create_webhook_endpoint', {
            p_url: url,
            p_secret: secret,
            p_podcast_id: podcastId,
            p_events: events,
          })
          .select(WEBHOOK_COLUMNS),
        {
          action: 'add a webhook',
          schema: WebhookRowSchema,
          errors: {
            [REFUSALS.UnknownPodcast]: (reason, cause) =>
              new WebhookPodcastUnknown(reason, { cause }),
            [REFUSALS.TooManyWebhooks]: (reason, cause) =>
              new TooManyWebhooks(`${reason} Delete one that is no longer needed.`, { cause }),
          },
        },
      ),

    update: (webhookId, { url, events, isEnabled }) =>
      readResponse(
        database
          .rpc('update_webhook_endpoint', {
            p_endpoint_id: webhookId,
            p_url: url ?? null,
            p_events: events ?? null,
            p_is_enabled: isEnabled ?? null,
          })
          .select(WEBHOOK_COLUMNS),
        {
          action: `change webhook ${webhookId}`,
          schema: WebhookRowSchema,
          errors: {
            [REFUSALS.UnknownWebhook]: (_reason, cause) => new WebhookNotFound(webhookId, cause),
          },
        },
      ),

    rotateSecret: (webhookId, secret, overlapSeconds) =>
      readResponse(
        database.rpc('rotate_webhook_secret', {
          p_endpoint_id: webhookId,
          p_secret: secret,
          p_overlap_seconds: overlapSeconds,
        }),
        {
          action: `rotate the secret of webhook ${webhookId}`,
          schema: TimestampColumn,
          errors: {
            [REFUSALS.UnknownWebhook]: (_reason, cause) => new WebhookNotFound(webhookId, cause),
          },
        },
      ),

    async delete(webhookId) {
      const deleted = await readResponse(endpoints().delete().eq('id', webhookId).select('id'), {
        action: `delete webhook ${webhookId}`,
        schema: IdRowsSchema,
      });
      if (deleted.length === 0) throw new WebhookNotFound(webhookId);
    },

    findTarget: (webhookId) =>
      readResponse(database.rpc('webhook_target', { p_endpoint_id: webhookId }), {
        action: `find where messages to webhook ${webhookId} go`,
        schema: TargetSchema,
        errors: {
          [REFUSALS.UnknownWebhook]: (_reason, cause) => new WebhookNotFound(webhookId, cause),
        },
      }),

    sendAgain: (webhookId, eventId) =>
      readResponse(
        database
          .rpc('send_delivery_again', { p_event_id: eventId, p_endpoint_id: webhookId })
          .select(DELIVERY_COLUMNS),
        {
          action: `send event ${eventId} to webhook ${webhookId} again`,
          schema: DeliveryRowSchema,
          errors: {
            [REFUSALS.UnknownWebhook]: (_reason, cause) => new WebhookNotFound(webhookId, cause),
            [REFUSALS.UnknownDelivery]: (reason, cause) => new DeliveryNotFound(reason, { cause }),
            [REFUSALS.WebhookDisabled]: (reason, cause) =>
              new WebhookDisabled(`${reason} Enable it first.`, { cause }),
            [REFUSALS.DeliveryUnderWay]: (reason, cause) =>
              new DeliveryUnderWay(`${reason} Wait until it is delivered or given up.`, { cause }),
          },
        },
      ),

    async listDeliveries(webhookId, limit, beforeEventId) {
      const all = database
        .from('webhook_deliveries')
        .select(DELIVERY_COLUMNS)
        .eq('endpoint_id', webhookId);
      const before = beforeEventId === null ? all : all.lt('event_id', beforeEventId);
      const [found, deliveries] = await Promise.all([
        readResponse(endpoints().select('id').eq('id', webhookId), {
          action: `read webhook ${webhookId}`,
          schema: IdRowsSchema,
        }),
        readResponse(before.order('event_id', { ascending: false }).limit(limit), {
          action: `list the deliveries of webhook ${webhookId}`,
          schema: z.array(DeliveryRowSchema),
        }),
      ]);
      if (found.length === 0) throw new WebhookNotFound(webhookId);
      return deliveries;
    },
  };
};
