import { StepcastError } from '../errors/stepcast-error.ts';
import type { Delivery } from './delivery.ts';
import type { WebhookEventType } from './event-type.ts';
import type { Webhook, WebhookChange } from './webhook.ts';

/** A webhook that is to be. */
export interface NewWebhook {
  readonly url: string;
  /** Null: every show. */
  readonly podcastId: string | null;
  /** Null: every type. */
  readonly events: readonly WebhookEventType[] | null;
  readonly secret: string;
}

/** Where messages go, and what they are signed with. */
export interface WebhookTarget {
  readonly url: string;
  /** Those that are active, the one in use first. */
  readonly secrets: readonly string[];
}

/** Keeps webhooks. */
export interface WebhookStore {
  /** Oldest first. */
  list(): Promise<Webhook[]>;
  /** Null when there is none of this id. */
  find(webhookId: string): Promise<Webhook | null>;
  /** Throws WebhookPodcastUnknown and TooManyWebhooks. */
  create(webhook: NewWebhook): Promise<Webhook>;
  /** Changes what is named. Throws WebhookNotFound. */
  update(webhookId: string, change: WebhookChange): Promise<Webhook>;
  /** Puts a secret in use and answers until when the one before signs as well. Throws WebhookNotFound. */
  rotateSecret(webhookId: string, secret: string, overlapSeconds: number): Promise<string>;
  /** Deletes it with its deliveries. Throws WebhookNotFound. */
  delete(webhookId: string): Promise<void>;
  /** Where to send to it, and its secrets, which nobody is shown. Throws WebhookNotFound. */
  findTarget(webhookId: string): Promise<WebhookTarget>;
  /**
   * Has a message sent once more that was delivered or given up, with all its tries. Throws
   * WebhookNotFound, DeliveryNotFound, WebhookDisabled and DeliveryUnderWay.
   */
  sendAgain(webhookId: string, eventId: number): Promise<Delivery>;
  /** At most `limit` deliveries of events before `beforeEventId`, newest first. Throws WebhookNotFound. */
  listDeliveries(
    webhookId: string,
    limit: number,
    beforeEventId: number | null,
  ): Promise<Delivery[]>;
}

/** Thrown when there is no webhook of this id. */
export class WebhookNotFound extends StepcastError {
  override readonly name = 'WebhookNotFound';
  readonly retryable = false;

  constructor(webhookId: string, cause?: unknown) {
    super(`There is no webhook ${webhookId}.`, { cause });
  }
}

/** Thrown when a webhook is to be told of a show that isn't there. */
export class WebhookPodcastUnknown extends StepcastError {
  override readonly name = 'WebhookPodcastUnknown';
  readonly retryable = false;
}

/** Thrown when there are as many webhooks as can be. */
export class TooManyWebhooks extends StepcastError {
  override readonly name = 'TooManyWebhooks';
  readonly retryable = false;
}

/** Thrown when a webhook was never told of an event. */
export class DeliveryNotFound extends StepcastError {
  override readonly name = 'DeliveryNotFound';
  readonly retryable = false;
}

/** Thrown when something is to be sent to a webhook to which nothing is sent. */
export class WebhookDisabled extends StepcastError {
  override readonly name = 'WebhookDisabled';
  readonly retryable = false;
}

/** Thrown when a message is to be sent again that is still being sent. */
export class DeliveryUnderWay extends StepcastError {
  override readonly name = 'DeliveryUnderWay';
  readonly retryable = false;
}
