import { createServer, type RequestListener, type Server } from 'node:http';
import { foreignRequest, KEEP_ALIVE_MS } from '../listen/index.ts';

/** Where the world finds a server that stands behind a reverse proxy or a tunnel. */
export interface PublicAddress {
  /** What listeners' apps ask, for example `https://podcast.example`; an origin, without a trailing slash. */
  readonly url: string;
  /** The address of this machine to listen on; 127.0.0.1 by default, for a proxy on the same machine. */
  readonly listen?: string;
}

/** A listener who is slower than this to say what is asked for is none. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;

/**
 * An HTTP server that may face the world: it answers under its public name, and under this machine's own for
 * proxies that pass theirs on; 421 to others. Pages of any site may ask.
 */
export const createPublicHttpServer = (
  { url }: PublicAddress,
  listener: RequestListener,
): Server => {
  const { host: publicHost } = new URL(url);
  return createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
    (request, response) => {
      const { host = '' } = request.headers;
      if (host.toLowerCase() === publicHost || foreignRequest({ host }) === undefined) {
        return listener(request, response);
      }
      response.writeHead(421, { 'content-type': 'text/plain', connection: 'close' });
      response.end(`Nothing stands under this name here: ask ${url}.\n`);
      request.resume();
    },
  );
};
