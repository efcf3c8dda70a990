import { isIPv4 } from 'node:net';
import { StepcastError } from '../episode/stepcast-error.ts';
import { type AllowedOrigins, isAllowedOrigin } from '../webhooks/allowed-origins.ts';
import { literalAddress, parseWebhookUrl } from '../webhooks/parse-url.ts';
import { isPublicAddress } from '../webhooks/public-address.ts';
import type { Network } from './roles.ts';

/** Thrown when a receiver's name leads to an address that is not of the public Internet. */
export class ReceiverNotPublic extends StepcastError {
  override readonly name = 'ReceiverNotPublic';
  readonly retryable = false;
}

/**
 * Looks a receiver's name up, once, and answers the address to connect to. A name that leads
 * anywhere but to the public Internet with any of its addresses is refused as a whole.
 * @throws WebhookUrlRefused, ReceiverNotPublic, and what the look-up throws
 */
export const findReceiver = async (
  text: string,
  allowed: AllowedOrigins,
  resolve: Network['resolve'],
): Promise<{ readonly url: URL; readonly address: string }> => {
  const url = parseWebhookUrl(text, allowed);
  const literal = literalAddress(url);
  const addresses = literal === undefined ? await resolve(url.hostname) : [literal];
  const forbidden = isAllowedOrigin(url, allowed)
    ? undefined
    : addresses.find((address) => !isPublicAddress(address));
  // Functions reach IPv4 everywhere, IPv6 only where the network has it.
  const address = addresses.find(isIPv4) ?? addresses[0];
  if (forbidden !== undefined || address === undefined) {
    throw new ReceiverNotPublic(
      `${url.hostname} leads to ${forbidden ?? 'no address'}, which is not of the public Internet.`,
    );
  }
  return { url, address };
};
