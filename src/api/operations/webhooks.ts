import {
  DeliveryListSchema,
  DeliveryQuerySchema,
  DeliverySchema,
  TestedWebhookSchema,
} from '../../webhooks/delivery.ts';
import {
  CreatedWebhookSchema,
  NewWebhookSchema,
  RotatedSecretSchema,
  WebhookChangeSchema,
  WebhookListSchema,
  WebhookSchema,
} from '../../webhooks/webhook.ts';
import type { Operation } from './operation.ts';

const COLLECTION = '/api/v1/webhooks';
const ONE = '/api/v1/webhooks/{webhookId}';
const unknown = { 400: 'webhookId is no UUID', 404: 'There is no such webhook' };

/** Everything about webhooks. */
export const WEBHOOK_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: COLLECTION,
    operationId: 'listWebhooks',
    summary: 'The webhooks, oldest first; at most a hundred',
    success: {
      status: 200,
      description: 'All of them, without their secrets',
      body: { name: 'WebhookList', schema: WebhookListSchema },
    },
  },
  {
    method: 'post',
    path: COLLECTION,
    operationId: 'createWebhook',
    summary: 'Adds an address that is told of transitions of episodes',
    body: { name: 'NewWebhook', schema: NewWebhookSchema },
    success: {
      status: 201,
      description: 'The webhook with its secret, which is shown this once',
      body: { name: 'CreatedWebhook', schema: CreatedWebhookSchema },
    },
    problems: {
      400: 'Malformed, or an address that nothing is sent to',
      404: 'There is no such show',
      409: 'There are a hundred webhooks already',
      413: 'The body is too large',
      415: 'The body is not JSON',
    },
  },
  {
    method: 'patch',
    path: ONE,
    operationId: 'changeWebhook',
    summary: 'Changes what the body names; enables a disabled webhook again',
    body: { name: 'WebhookChange', schema: WebhookChangeSchema },
    success: {
      status: 200,
      description: 'The webhook as it is then',
      body: { name: 'Webhook', schema: WebhookSchema },
    },
    problems: {
      400: 'Malformed, or an address that nothing is sent to',
      404: 'There is no such webhook',
      413: 'The body is too large',
      415: 'The body is not JSON',
    },
  },
  {
    method: 'delete',
    path: ONE,
    operationId: 'deleteWebhook',
    summary: 'Deletes a webhook with its deliveries',
    success: { status: 204, description: 'Deleted' },
    problems: unknown,
  },
  {
    method: 'post',
    path: `${ONE}/rotate`,
    operationId: 'rotateWebhookSecret',
    summary: 'Puts a new secret in use; for a day messages are signed with the old one as well',
    success: {
      status: 200,
      description: 'The new secret, which is shown this once',
      body: { name: 'RotatedSecret', schema: RotatedSecretSchema },
    },
    problems: unknown,
  },
  {
    method: 'get',
    path: `${ONE}/deliveries`,
    operationId: 'listDeliveries',
    summary: 'What was sent to a webhook and how that went, newest first',
    query: DeliveryQuerySchema,
    success: {
      status: 200,
      description: 'A page of them',
      body: { name: 'DeliveryList', schema: DeliveryListSchema },
    },
    problems: { 400: 'webhookId or a parameter is malformed', 404: 'There is no such webhook' },
  },
  {
    method: 'post',
    path: `${ONE}/test`,
    operationId: 'testWebhook',
    summary: 'Sends a message that says that it is a test, once, and answers how that went',
    success: {
      status: 200,
      description: 'What was sent, and what the receiver answered',
      body: { name: 'TestedWebhook', schema: TestedWebhookSchema },
    },
    problems: unknown,
  },
  {
    method: 'post',
    path: `${ONE}/deliveries/{eventId}/send`,
    operationId: 'sendDeliveryAgain',
    summary: 'Sends a message again that was delivered or given up: the same, under the same id',
    success: {
      status: 202,
      description: 'The delivery, which is under way',
      body: { name: 'Delivery', schema: DeliverySchema },
    },
    problems: {
      400: 'webhookId is no UUID, or eventId no number',
      404: 'There is no such webhook, or it was never told of this event',
      409: 'The webhook is disabled, or the message is being sent',
    },
  },
];
