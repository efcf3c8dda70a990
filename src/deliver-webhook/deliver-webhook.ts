import type { TaskContext } from '../runtime/task-handler.ts';
import { deliveryName } from '../webhooks/delivery-name.ts';
import { retryAfterSeconds } from '../webhooks/retry-after.ts';
import type { DeliveryStore } from './delivery-store.ts';
import { type SendDeps, sendMessage } from './send-message.ts';
import type { DeliverWebhookInput, DeliverWebhookOutput } from './task.ts';

interface DeliverWebhookDeps extends SendDeps {
  readonly deliveries: DeliveryStore;
}

const outcomeOf = (status: number | null): 'delivered' | 'gone' | 'failed' => {
  if (status !== null && status >= 200 && status < 300) return 'delivered';
  return status === 410 ? 'gone' : 'failed';
};

/**
 * Sends one message once, under the id that it has on each try. Whatever the receiver does is a
 * result; only what is ours is thrown.
 * @throws DatabaseUnavailable, DatabasePaused, DatabaseRefused
 */
export const deliverWebhook = async (
  deps: DeliverWebhookDeps,
  { eventId, endpointId, execution }: DeliverWebhookInput,
  { logger }: Pick<TaskContext, 'logger'>,
): Promise<DeliverWebhookOutput> => {
  const delivery = await deps.deliveries.open(eventId, endpointId, execution);
  if (delivery.state !== 'open') {
    logger.info('There is nothing to send', { eventId, endpointId, state: delivery.state });
    return { outcome: 'settled' };
  }
  const { attempt, payload } = delivery;
  const id = deliveryName(eventId, endpointId);
  const { status, body, tookMs, error, retryAfter } = await sendMessage(
    deps,
    id,
    payload,
    delivery,
  );
  if (status === null) {
    logger.warn('The receiver was not reached', { eventId, endpointId, attempt, error });
  } else {
    logger.info('The receiver answered', { eventId, endpointId, attempt, status });
  }
  return {
    outcome: outcomeOf(status),
    attempt,
    status,
    error,
    body,
    tookMs,
    retryAfterSeconds: retryAfterSeconds(retryAfter, deps.now()),
  };
};
