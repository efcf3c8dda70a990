import { createNetwork } from '../clients/http/network.ts';
import { openSecrets } from '../clients/secrets-manager/secret-reader.ts';
import { createDeliveryStore } from '../clients/supabase/webhooks/delivery-store.ts';
import { deliverWebhook } from '../deliver-webhook/deliver-webhook.ts';
import { DeliverWebhookInputSchema, DeliverWebhookOutputSchema } from '../deliver-webhook/task.ts';
import { createTaskHandler } from '../runtime/task-handler.ts';

/** How long a receiver may take to answer. */
export const RECEIVER_TIMEOUT_MS = 15_000;

/** The Lambda function of the state DeliverWebhook. */
export const handler = createTaskHandler({
  task: 'DeliverWebhook',
  input: DeliverWebhookInputSchema,
  output: DeliverWebhookOutputSchema,
  config: ['database', 'webhooks'],
  openSecrets,
  compose: (config) => ({
    deliveries: createDeliveryStore(config),
    network: createNetwork(),
    allowedOrigins: config.WEBHOOK_ALLOWED_ORIGINS,
    now: () => new Date(),
    timeoutMs: RECEIVER_TIMEOUT_MS,
  }),
  run: deliverWebhook,
});
