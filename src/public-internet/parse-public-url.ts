import { isIP } from 'node:net';
import { StepcastError } from '../errors/stepcast-error.ts';
import { type AllowedOrigins, isAllowedOrigin } from './allowed-origins.ts';
import { isPublicAddress } from './public-address.ts';

const LONGEST = 2000;

/** Thrown when an address is none that Stepcast connects to on somebody's behalf. */
export class AddressRefused extends StepcastError {
  override readonly name = 'AddressRefused';
  readonly retryable = false;
}

/** The IP address that a URL's host is, without brackets; undefined when the host is a name. */
export const literalAddress = ({ hostname }: URL): string | undefined => {
  const host = hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0 ? undefined : host;
};

/**
 * Parses an address that somebody else chose: https, without credentials, and if its host is an IP
 * address, in whatever spelling, a public one. Of a name only a look-up tells where it leads.
 * @throws AddressRefused
 */
export const parsePublicUrl = (text: string, allowed: AllowedOrigins): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // Escaping makes an address longer, and what is kept is the escaped one.
  if (url === undefined || Math.max(text.length, url.href.length) > LONGEST) {
    throw new AddressRefused(`The address must be a URL of at most ${LONGEST} characters.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new AddressRefused('The address must have no user name or password.');
  }
  if (isAllowedOrigin(url, allowed)) return url;
  if (url.protocol !== 'https:') throw new AddressRefused('The address must begin with https://.');
  const literal = literalAddress(url);
  if (literal !== undefined && !isPublicAddress(literal)) {
    throw new AddressRefused(`The address ${literal} is not one of the public Internet.`);
  }
  return url;
};
