import { Webhook } from 'standardwebhooks';

/** The headers of a signed message. */
export interface SignatureHeaders {
  readonly 'webhook-id': string;
  /** Seconds since 1970. */
  readonly 'webhook-timestamp': string;
  /** One signature a secret, with spaces between. */
  readonly 'webhook-signature': string;
}

/**
 * Signs a message by the Standard Webhooks specification, with every secret that is active: while a
 * secret is rotated, a receiver that knows either one can verify it.
 */
export const signMessage = (
  id: string,
  sentAt: Date,
  body: string,
  secrets: readonly string[],
): SignatureHeaders => ({
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
  'webhook-signature': secrets
    .map((secret) => new Webhook(secret).sign(id, sentAt, body))
    .join(' '),
});
