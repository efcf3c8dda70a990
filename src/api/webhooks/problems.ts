import { AddressRefused } from '../../public-internet/parse-public-url.ts';
import {
  DeliveryNotFound,
  DeliveryUnderWay,
  TooManyWebhooks,
  WebhookDisabled,
  WebhookNotFound,
  WebhookPodcastUnknown,
} from '../../webhooks/webhook-store.ts';
import { RequestProblem } from '../problem.ts';
import { malformedBody } from '../request.ts';
import type { Route } from '../router.ts';
import { telling } from '../telling.ts';

const PROBLEMS = [
  [WebhookPodcastUnknown, 'unknown-podcast', 404, 'Unknown show'],
  [DeliveryNotFound, 'unknown-delivery', 404, 'Unknown delivery'],
  [TooManyWebhooks, 'too-many-webhooks', 409, 'Too many webhooks'],
  [WebhookDisabled, 'webhook-disabled', 409, 'The webhook is disabled'],
  [DeliveryUnderWay, 'delivery-under-way', 409, 'The message is being sent'],
] as const;

/** 404 for a webhook that isn't there. */
export const unknownWebhook = (error: WebhookNotFound): RequestProblem =>
  new RequestProblem('unknown-webhook', 404, 'Unknown webhook', error.message);

const toProblem = (error: unknown): unknown => {
  if (error instanceof AddressRefused) {
    return malformedBody([{ field: 'url', message: error.message }]);
  }
  if (error instanceof WebhookNotFound) return unknownWebhook(error);
  const known = PROBLEMS.find(([of]) => error instanceof of);
  if (!known || !(error instanceof Error)) return error;
  const [, name, status, title] = known;
  return new RequestProblem(name, status, title, error.message);
};

/** A route of webhooks whose refusals are told as problems. */
export const withProblems = (route: Route): Route => telling(toProblem, route);
