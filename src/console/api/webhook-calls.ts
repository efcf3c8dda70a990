import type { Delivery, TestedWebhook } from '../../webhooks/delivery.ts';
import type { Webhook, WebhookChange } from '../../webhooks/webhook.ts';
import type { Page, Send } from './call.ts';

/** The calls about webhooks. Every one throws ApiUnreachable or ApiRefusal. */
export const webhookCalls = (call: Send) => ({
  async listWebhooks(signal?: AbortSignal): Promise<readonly Webhook[]> {
    return (await call<{ webhooks: Webhook[] }>('GET', '/webhooks', { signal })).webhooks;
  },
  /** The secret is in this answer and in no other. */
  createWebhook: (webhook: { readonly url: string; readonly podcastId?: string | undefined }) =>
    call<Webhook & { secret: string }>('POST', '/webhooks', { body: webhook }),
  updateWebhook: (id: string, change: WebhookChange) =>
    call<Webhook>('PATCH', `/webhooks/${id}`, { body: change }),
  deleteWebhook: (id: string) => call<undefined>('DELETE', `/webhooks/${id}`),
  rotateSecret: (id: string) =>
    call<{ secret: string; previousSecretExpiresAt: string }>('POST', `/webhooks/${id}/rotate`),
  testWebhook: (id: string) => call<TestedWebhook>('POST', `/webhooks/${id}/test`),
  sendAgain: (id: string, eventId: number) =>
    call<Delivery>('POST', `/webhooks/${id}/deliveries/${eventId}/send`),
  async listDeliveries(
    id: string,
    cursor: string | null,
    signal?: AbortSignal,
  ): Promise<Page<Delivery>> {
    const after = cursor === null ? '' : `&cursor=${cursor}`;
    const answer = await call<{ deliveries: Delivery[]; nextCursor: string | null }>(
      'GET',
      `/webhooks/${id}/deliveries?limit=20${after}`,
      { signal },
    );
    return { items: answer.deliveries, nextCursor: answer.nextCursor };
  },
});
