import {
  type Delivery,
  DeliveryListSchema,
  DeliverySchema,
  TestedWebhookSchema,
} from '../../../../src/webhooks/delivery.ts';
import {
  CreatedWebhookSchema,
  type Webhook,
  WebhookListSchema,
  WebhookSchema,
} from '../../../../src/webhooks/webhook.ts';
import type { Answer, Context } from '../../context.ts';
import { findShow, listShows, webhookId } from '../../find-show.ts';
import { columns } from '../../words/columns.ts';

const standing = ({ disabled }: Webhook): string =>
  disabled ? `disabled since ${disabled.at.slice(0, 10)}: ${disabled.reason}` : 'enabled';

/** `webhooks`. */
export const showAllWebhooks = async ({ api }: Context): Promise<Answer> => {
  const { webhooks } = await api.get('/webhooks', WebhookListSchema);
  const isOfOne = webhooks.some(({ podcastId }) => podcastId !== null);
  const titles = new Map((isOfOne ? await listShows(api) : []).map(({ id, title }) => [id, title]));
  const rows = webhooks.map((webhook) => [
    webhook.id,
    webhook.url,
    webhook.podcastId === null ? 'all shows' : (titles.get(webhook.podcastId) ?? webhook.podcastId),
    standing(webhook),
  ]);
  const none = ['There is no webhook yet. Add one: npx stepcast webhooks add <url>'];
  return { json: webhooks, lines: rows.length > 0 ? columns(rows) : none, ok: true };
};

/** `webhooks add`: the secret is shown this once. */
export const addWebhook = async (
  { api }: Context,
  url: string,
  show: string | undefined,
): Promise<Answer> => {
  const podcastId = show === undefined ? undefined : (await findShow(api, show)).id;
  const webhook = await api.post('/webhooks', CreatedWebhookSchema, { url, podcastId });
  const lines = [
    `Added webhook ${webhook.id}.`,
    `Its secret, shown this once: ${webhook.secret}`,
    `What is sent to it: npx stepcast webhooks log ${webhook.id}`,
  ];
  return { json: webhook, lines, ok: true };
};

const secondOf = (at: string): string => at.slice(0, 19).replace('T', ' ');

/** When it happened, what, and how the last try went to tell it. */
const deliveryRow = (delivery: Delivery): string[] => [
  String(delivery.eventId),
  secondOf(delivery.occurredAt),
  delivery.type,
  delivery.episodeId,
  delivery.lastAttemptAt === null ? 'not tried' : `tried ${secondOf(delivery.lastAttemptAt)}`,
  delivery.state.replace('_', ' '),
  delivery.lastError ?? (delivery.lastStatus === null ? '' : `answered ${delivery.lastStatus}`),
];

/** `webhooks log`: the latest messages, newest first. */
export const showDeliveries = async ({ api }: Context, webhook: string): Promise<Answer> => {
  const id = webhookId(webhook);
  const { deliveries } = await api.get(`/webhooks/${id}/deliveries`, DeliveryListSchema);
  const lines = deliveries.length > 0 ? columns(deliveries.map(deliveryRow)) : ['Nothing yet.'];
  return { json: deliveries, lines, ok: true };
};

/** `webhooks test`: whether the receiver hears, and what it says. */
export const testWebhook = async ({ api }: Context, webhook: string): Promise<Answer> => {
  const id = webhookId(webhook);
  const tested = await api.post(`/webhooks/${id}/test`, TestedWebhookSchema, {});
  const { isDelivered, status, body, tookMs, error } = tested;
  const lines = [
    isDelivered
      ? `The receiver took the test, with ${status} after ${tookMs} ms.`
      : `The test wasn’t delivered (${tookMs} ms). ${error}`,
    ...(body ? ['', body] : []),
  ];
  return { json: tested, lines, ok: isDelivered };
};

/** `webhooks resend`. */
export const sendAgain = async (
  { api }: Context,
  webhook: string,
  event: string,
): Promise<Answer> => {
  const id = webhookId(webhook);
  const path = `/webhooks/${id}/deliveries/${encodeURIComponent(event)}/send`;
  const delivery = await api.post(path, DeliverySchema, {});
  const lines = [
    `${delivery.type} is sent again, under the same id.`,
    `How it goes: npx stepcast webhooks log ${id}`,
  ];
  return { json: delivery, lines, ok: true };
};

/** `webhooks enable` and `webhooks disable`. */
export const switchWebhook = async (
  { api }: Context,
  webhook: string,
  isEnabled: boolean,
): Promise<Answer> => {
  const id = webhookId(webhook);
  const changed = await api.patch(`/webhooks/${id}`, WebhookSchema, { isEnabled });
  const lines = isEnabled
    ? [`Webhook ${id} is enabled. It is told of what happens from now on.`]
    : [`Webhook ${id} is disabled. Nothing is sent to it any more.`];
  return { json: changed, lines, ok: true };
};

/** `webhooks delete`. */
export const deleteWebhook = async ({ api }: Context, webhook: string): Promise<Answer> => {
  const id = webhookId(webhook);
  await api.delete(`/webhooks/${id}`);
  return { json: { id, deleted: true }, lines: [`Deleted webhook ${id}.`], ok: true };
};
