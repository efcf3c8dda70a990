import type { IncomingHttpHeaders } from 'node:http';

/** Names of this machine that a server on 127.0.0.1 goes by; `sync-` is what AWS SDKs put before StartSyncExecution's and TestState's host. */
const OWN = /^(?:sync-)?(?:localhost|127\.0\.0\.1|\[::1\])$/;

/** Why a request is refused before anybody looks at it. */
export interface ForeignRequest {
  readonly status: 421 | 403;
  readonly message: string;
}

const hostnameOf = (host: string): string => host.replace(/:\d*$/, '').toLowerCase();

/**
 * Loopback is no wall: a page in a browser gets to a server on it under a name of its own. Only requests to the
 * server's own names are taken, and from a browser only those that its own pages send.
 */
export const foreignRequest = (headers: IncomingHttpHeaders): ForeignRequest | undefined => {
  const { host = '', origin } = headers;
  if (!OWN.test(hostnameOf(host))) {
    return { status: 421, message: `This server is not ${host}: ask 127.0.0.1 or localhost.` };
  }
  if (origin === undefined) return undefined;
  const known = URL.canParse(origin) && OWN.test(new URL(origin).hostname);
  if (known && headers['sec-fetch-site'] !== 'cross-site') return undefined;
  return { status: 403, message: `This server answers no page of ${origin}.` };
};
