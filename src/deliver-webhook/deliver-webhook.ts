import type { TaskContext } from '../runtime/task-handler.ts';
import { deliveryName } from '../webhooks/delivery-name.ts';
import { retryAfterSeconds } from '../webhooks/retry-after.ts';
import type { DeliveryStore } from './delivery-store.ts';
import { type SendDeps, type Sent, sendMessage } from './send-message.ts';
import type { DeliverWebhookInput, DeliverWebhookOutput } from './task.ts';

interface DeliverWebhookDeps extends SendDeps {
  readonly deliveries: DeliveryStore;
}

const outcomeOf = ({ status, error }: Sent): 'delivered' | 'gone' | 'failed' => {
  if (error === null) return 'delivered';
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
  const sent = await sendMessage(deps, id, payload, delivery);
  const { status, body, tookMs, error, retryAfter } = sent;
  if (status === null) {
    logger.warn('The receiver was not reached', { eventId, endpointId, attempt, error });
  } else {
    logger.info('The receiver answered', { eventId, endpointId, attempt, status });
  }
  return {
    outcome: outcomeOf(sent),
    attempt,
    status,
    error,
    body,
    tookMs,
    retryAfterSeconds: retryAfterSeconds(retryAfter, deps.now()),
  };
};
