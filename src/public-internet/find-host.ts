import { isIPv4 } from 'node:net';
import { StepcastError } from '../errors/stepcast-error.ts';
import { type AllowedOrigins, isAllowedOrigin } from './allowed-origins.ts';
import { literalAddress, parsePublicUrl } from './parse-public-url.ts';
import { isPublicAddress } from './public-address.ts';

/** Thrown when a host's name leads to an address that is not of the public Internet. */
export class AddressNotPublic extends StepcastError {
  override readonly name = 'AddressNotPublic';
  readonly retryable = false;
}

const rejectionOf = (signal: AbortSignal): Promise<never> => {
  const rejection = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  // Nobody listens any more once the name is looked up.
  rejection.catch(() => {});
  return rejection;
};

/**
 * Looks a URL's host up, once, and answers the IP address to connect to. A name that leads anywhere
 * but to the public Internet with any of its addresses is refused as a whole.
 * @throws AddressRefused, AddressNotPublic, the signal's reason, and what the look-up throws
 */
export const findHost = async (
  text: string,
  allowed: AllowedOrigins,
  resolve: (hostname: string) => Promise<readonly string[]>,
  signal: AbortSignal,
): Promise<{ readonly url: URL; readonly address: string }> => {
  const url = parsePublicUrl(text, allowed);
  const literal = literalAddress(url);
  const addresses =
    literal === undefined
      ? await Promise.race([resolve(url.hostname), rejectionOf(signal)])
      : [literal];
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
