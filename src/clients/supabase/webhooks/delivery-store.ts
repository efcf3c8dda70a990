import { z } from 'zod';
import type { DeliveryStore } from '../../../deliver-webhook/delivery-store.ts';
import { WebhookPayloadSchema } from '../../../webhooks/payload.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { readResponse } from '../read-response.ts';

const DeliverySchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('open'),
    attempt: z.number().int().positive(),
    url: z.string(),
    payload: WebhookPayloadSchema,
    secrets: z.array(z.string()).min(1),
  }),
  z.object({ state: z.enum(['settled', 'held']) }),
]);

/** Deliveries in a Supabase project. Throws DatabaseUnavailable, DatabasePaused or DatabaseRefused. */
export const createDeliveryStore = (config: DatabaseConfig): DeliveryStore => {
  const database = openDatabase(config);
  return {
    open: (eventId, endpointId, execution) =>
      readResponse(
        database.rpc('open_delivery', {
          p_event_id: eventId,
          p_endpoint_id: endpointId,
          p_execution: execution,
        }),
        {
          action: `open the delivery of event ${eventId} to webhook ${endpointId}`,
          schema: DeliverySchema,
        },
      ),
  };
};
