import { StepcastError } from '../errors/stepcast-error.ts';
import type { AllowedOrigins } from '../public-internet/allowed-origins.ts';
import { findHost } from '../public-internet/find-host.ts';
import type { TaskContext } from '../runtime/task-handler.ts';
import { deliveryName } from '../webhooks/delivery-name.ts';
import { retryAfterSeconds } from '../webhooks/retry-after.ts';
import { signMessage } from '../webhooks/sign-message.ts';
import type { DeliveryStore, Network, OpenDelivery, Receipt } from './delivery-store.ts';
import type { DeliverWebhookInput, DeliverWebhookOutput } from './task.ts';

interface DeliverWebhookDeps {
  readonly deliveries: DeliveryStore;
  readonly network: Network;
  readonly allowedOrigins: AllowedOrigins;
  readonly now: () => Date;
  /** How long a receiver may take, its look-up included. */
  readonly timeoutMs: number;
}

const outcomeOf = (status: number): 'delivered' | 'gone' | 'failed' => {
  if (status >= 200 && status < 300) return 'delivered';
  return status === 410 ? 'gone' : 'failed';
};

// The system's words for a failed connection can hold the address with its path, which may be a secret.
const reasonOf = (error: unknown): string => {
  if (error instanceof StepcastError) return error.message;
  const { code, name } = error as { code?: unknown; name?: unknown };
  // A DOMException's code is a number that tells nobody anything.
  return `No answer: ${typeof code === 'string' ? code : String(name)}`;
};

const send = async (
  { network, allowedOrigins, now, timeoutMs }: DeliverWebhookDeps,
  id: string,
  { url: text, payload, secrets }: OpenDelivery,
): Promise<Receipt> => {
  const signal = AbortSignal.timeout(timeoutMs);
  const { url, address } = await findHost(text, allowedOrigins, network.resolve, signal);
  const body = JSON.stringify(payload);
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Stepcast-Webhooks/1.0',
    ...signMessage(id, now(), body, secrets),
  };
  return network.post({ url, address, headers, body, signal });
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
  const { attempt } = delivery;
  try {
    const { status, retryAfter } = await send(deps, deliveryName(eventId, endpointId), delivery);
    const outcome = outcomeOf(status);
    logger.info('The receiver answered', { eventId, endpointId, attempt, status });
    return {
      outcome,
      attempt,
      status,
      error: outcome === 'delivered' ? null : `The receiver answered ${status}.`,
      retryAfterSeconds: retryAfterSeconds(retryAfter, deps.now()),
    };
  } catch (cause) {
    const error = reasonOf(cause);
    logger.warn('The receiver was not reached', { eventId, endpointId, attempt, error });
    return { outcome: 'failed', attempt, status: null, error, retryAfterSeconds: 0 };
  }
};
