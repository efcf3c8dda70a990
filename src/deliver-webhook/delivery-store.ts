import type { WebhookPayload } from '../webhooks/payload.ts';
import type { WebhookTarget } from '../webhooks/webhook-store.ts';

/** What is to be sent, where to, and what it is signed with. */
export interface OpenDelivery extends WebhookTarget {
  readonly state: 'open';
  /** Which try this is, from 1. */
  readonly attempt: number;
  readonly payload: WebhookPayload;
}

/** Holds deliveries for executions. */
export interface DeliveryStore {
  /** Holds a delivery for the execution; `settled` when there is nothing left to send, `held` while another execution has it. */
  open(
    eventId: number,
    endpointId: string,
    execution: string,
  ): Promise<OpenDelivery | { readonly state: 'settled' | 'held' }>;
}

/** A POST to one IP address. */
export interface PinnedRequest {
  /** Host and path are asked for by it; it is not looked up again. */
  readonly url: URL;
  /** The IP address that is connected to. */
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

/** The part of a receiver's answer that counts. */
export interface Receipt {
  readonly status: number;
  /** The beginning of what it holds, of at most a kilobyte, as text. */
  readonly body: string;
  readonly retryAfter: string | undefined;
}

/** Reaches receivers. */
export interface Network {
  /** Every IP address of a host name. Rejects when it has none. */
  resolve(hostname: string): Promise<readonly string[]>;
  /** Sends without following redirects. Rejects when there is no answer before the signal. */
  post(request: PinnedRequest): Promise<Receipt>;
}
