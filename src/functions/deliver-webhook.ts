import { createNetwork } from '../clients/http/network.ts';
import { createDeliveryStore } from '../clients/supabase/webhooks/delivery-store.ts';
import { deliverWebhook } from '../deliver-webhook/deliver-webhook.ts';
import { DeliverWebhookInputSchema, DeliverWebhookOutputSchema } from '../deliver-webhook/task.ts';
import { createTaskHandler } from '../runtime/task-handler.ts';

/** The Lambda function of the state DeliverWebhook. */
export const handler = createTaskHandler({
  task: 'DeliverWebhook',
  input: DeliverWebhookInputSchema,
  output: DeliverWebhookOutputSchema,
  config: ['database', 'webhooks'],
  compose: (config) => ({
    deliveries: createDeliveryStore(config),
    network: createNetwork(),
    allowedOrigins: config.WEBHOOK_ALLOWED_ORIGINS,
    now: () => new Date(),
    timeoutMs: 15_000,
  }),
  run: deliverWebhook,
});
