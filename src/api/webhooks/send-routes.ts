import type { z } from 'zod';
import type { Sent } from '../../deliver-webhook/send-message.ts';
import type { MachineRunner } from '../../inspect/machine-runner.ts';
import {
  type Delivery,
  EventIdSchema,
  type TestedWebhookSchema,
  type TestPayload,
} from '../../webhooks/delivery.ts';
import type { WebhookStore, WebhookTarget } from '../../webhooks/webhook-store.ts';
import { jsonResult } from '../lambda-proxy.ts';
import { RequestProblem } from '../problem.ts';
import { readId } from '../request.ts';
import type { Route } from '../router.ts';

/** What sending by hand works with. */
export interface SendRoutesDeps {
  readonly webhooks: WebhookStore;
  readonly runner: MachineRunner;
  /** Sends a signed message once; whatever the receiver does is a result. */
  send(id: string, payload: TestPayload, target: WebhookTarget): Promise<Sent>;
  /** A UUID. */
  createId(): string;
  /** Milliseconds since 1970. */
  now(): number;
}

/**
 * `POST /api/v1/webhooks/{webhookId}/test`: sends a message that says that it is a test, once, and
 * answers how that went. A disabled webhook is tested as well: to see whether it can be enabled.
 */
export const createTestRoute =
  ({ webhooks, send, createId, now }: SendRoutesDeps): Route =>
  async (event) => {
    const webhookId = readId(event, 'webhookId');
    const target = await webhooks.findTarget(webhookId);
    const id = `test-${createId()}`;
    const payload: TestPayload = {
      type: 'webhook.test',
      timestamp: new Date(now()).toISOString(),
      data: { webhookId },
    };
    const { status, body, tookMs, error } = await send(id, payload, target);
    return jsonResult(200, {
      ...{ id, payload, isDelivered: error === null, status, body, tookMs, error },
    } satisfies z.infer<typeof TestedWebhookSchema>);
  };

/**
 * `POST /api/v1/webhooks/{webhookId}/deliveries/{eventId}/send`: puts a message into the outbox once
 * more and starts *notify*. Should that fail, the clock starts it within five minutes.
 */
export const createSendAgainRoute =
  ({ webhooks, runner, createId }: SendRoutesDeps): Route =>
  async (event) => {
    const webhookId = readId(event, 'webhookId');
    const eventId = EventIdSchema.safeParse(event.pathParameters?.['eventId']);
    if (!eventId.success) {
      throw new RequestProblem(
        'malformed-id',
        400,
        'Malformed id',
        'eventId must be a number, the eventId of a delivery.',
      );
    }
    const delivery = await webhooks.sendAgain(webhookId, eventId.data);
    await runner.run('notify', createId());
    return jsonResult(202, delivery satisfies Delivery);
  };
