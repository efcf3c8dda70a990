import type { z } from 'zod';
import type { AllowedOrigins } from '../../public-internet/allowed-origins.ts';
import { parsePublicUrl } from '../../public-internet/parse-public-url.ts';
import { currentScope, isInScope } from '../../runtime/current-caller.ts';
import { type DeliveryListSchema, DeliveryQuerySchema } from '../../webhooks/delivery.ts';
import {
  type CreatedWebhookSchema,
  NewWebhookSchema,
  type RotatedSecretSchema,
  WebhookChangeSchema,
  type WebhookListSchema,
} from '../../webhooks/webhook.ts';
import type { WebhookStore } from '../../webhooks/webhook-store.ts';
import { emptyResult, jsonResult } from '../lambda-proxy.ts';
import { malformedBody, parseBody, readId, readJson, readQuery } from '../request.ts';
import type { Route } from '../router.ts';
import { checkShowInScope } from '../scope/check-scope.ts';
import { withProblems } from './problems.ts';
import { createSendAgainRoute, createTestRoute, type SendRoutesDeps } from './send-routes.ts';

/** How long an old secret signs beside the new one: a day to take the new one over. */
const OVERLAP_SECONDS = 24 * 60 * 60;

export interface WebhookRoutesDeps extends SendRoutesDeps {
  readonly webhooks: WebhookStore;
  readonly allowedOrigins: AllowedOrigins;
  /** A new signing secret. */
  createSecret(): string;
}

const checkShows = (podcastId: string | null): void => {
  if (podcastId !== null) checkShowInScope(podcastId);
  if (podcastId !== null || currentScope() === null) return;
  throw malformedBody([
    { field: 'podcastId', message: 'must name a show, since the key is for some shows alone' },
  ]);
};

const list = ({ webhooks }: WebhookRoutesDeps): Route => {
  return async () =>
    jsonResult(200, {
      webhooks: (await webhooks.list()).filter(({ podcastId }) => isInScope(podcastId)),
    } satisfies z.infer<typeof WebhookListSchema>);
};

const create = ({ webhooks, allowedOrigins, createSecret }: WebhookRoutesDeps): Route => {
  return async (event) => {
    const { url, podcastId, events } = parseBody(NewWebhookSchema, readJson(event));
    checkShows(podcastId ?? null);
    const secret = createSecret();
    const webhook = await webhooks.create({
      url: parsePublicUrl(url, allowedOrigins).href,
      podcastId: podcastId ?? null,
      events: events ?? null,
      secret,
    });
    return jsonResult(201, { ...webhook, secret } satisfies z.infer<typeof CreatedWebhookSchema>);
  };
};

const update = ({ webhooks, allowedOrigins }: WebhookRoutesDeps): Route => {
  return async (event) => {
    const id = readId(event, 'webhookId');
    const { url, ...change } = parseBody(WebhookChangeSchema, readJson(event));
    const webhook = await webhooks.update(id, {
      ...change,
      ...(url !== undefined && { url: parsePublicUrl(url, allowedOrigins).href }),
    });
    return jsonResult(200, webhook);
  };
};

const rotate = ({ webhooks, createSecret }: WebhookRoutesDeps): Route => {
  return async (event) => {
    const secret = createSecret();
    const id = readId(event, 'webhookId');
    const previousSecretExpiresAt = await webhooks.rotateSecret(id, secret, OVERLAP_SECONDS);
    return jsonResult(200, { secret, previousSecretExpiresAt } satisfies z.infer<
      typeof RotatedSecretSchema
    >);
  };
};

const listDeliveries = ({ webhooks }: WebhookRoutesDeps): Route => {
  return async (event) => {
    const id = readId(event, 'webhookId');
    const { limit, cursor } = readQuery(DeliveryQuerySchema, event);
    const found = await webhooks.listDeliveries(id, limit + 1, cursor ?? null);
    const deliveries = found.slice(0, limit);
    return jsonResult(200, {
      deliveries,
      nextCursor: found.length > limit ? String(deliveries.at(-1)?.eventId) : null,
    } satisfies z.infer<typeof DeliveryListSchema>);
  };
};

/** The routes of webhooks. A secret is shown when it is made, and never again. */
export const createWebhookRoutes = (deps: WebhookRoutesDeps) => ({
  list: withProblems(list(deps)),
  create: withProblems(create(deps)),
  update: withProblems(update(deps)),
  rotate: withProblems(rotate(deps)),
  listDeliveries: withProblems(listDeliveries(deps)),
  test: withProblems(createTestRoute(deps)),
  sendAgain: withProblems(createSendAgainRoute(deps)),
  delete: withProblems(async (event) => {
    await deps.webhooks.delete(readId(event, 'webhookId'));
    return emptyResult;
  }),
});
