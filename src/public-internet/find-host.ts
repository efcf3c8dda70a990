import { isIPv4 } from 'node:net';
import { StepcastError } from '../episode/stepcast-error.ts';
import { type AllowedOrigins, isAllowedOrigin } from './allowed-origins.ts';
import { literalAddress, parsePublicUrl } from './parse-public-url.ts';
import { isPublicAddress } from './public-address.ts';

/** Thrown when a host's name leads to an address that is not of the public Internet. */
export class AddressNotPublic extends StepcastError {
  override readonly name = 'AddressNotPublic';
  readonly retryable = false;
}

/**
 * Looks a URL's host up, once, and answers the IP address to connect to. A name that leads anywhere
 * but to the public Internet with any of its addresses is refused as a whole.
 * @throws AddressRefused, AddressNotPublic, and what the look-up throws
 */
export const findHost = async (
  text: string,
  allowed: AllowedOrigins,
  resolve: (hostname: string) => Promise<readonly string[]>,
): Promise<{ readonly url: URL; readonly address: string }> => {
  const url = parsePublicUrl(text, allowed);
  const literal = literalAddress(url);
  const addresses = literal === undefined ? await resolve(url.hostname) : [literal];
  const forbidden = isAllowedOrigin(url, allowed)
    ? undefined
    : addresses.find((address) => !isPublicAddress(address));
  // Functions reach IPv4 everywhere, IPv6 only where the network has it.
  const address = addresses.find(isIPv4) ?? addresses[0];
  if (forbidden !== undefined || address === undefined) {
    throw new AddressNotPublic(
      `${url.hostname} leads to ${forbidden ?? 'no address'}, which is not of the public Internet.`,
    );
  }
  return { url, address };
};
