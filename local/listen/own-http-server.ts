import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import { foreignRequest } from './foreign-request.ts';

/** Longer than callers keep an idle connection, so that none is closed under a request. */
export const KEEP_ALIVE_MS = 75_000;

/**
 * An HTTP server that gives `listener` the requests to its own names alone: 421 to others, 403 to
 * another's page, both as JSON. Idle connections stay for 75 s.
 */
export const createOwnHttpServer = (
  listener: RequestListener,
  options: ServerOptions = {},
): Server =>
  createServer({ keepAliveTimeout: KEEP_ALIVE_MS, ...options }, (request, response) => {
    const foreign = foreignRequest(request.headers);
    if (foreign === undefined) return listener(request, response);
    // The body stays unread: the connection can't carry another request.
    const headers = { 'content-type': 'application/json', connection: 'close' };
    response.writeHead(foreign.status, headers).end(JSON.stringify({ message: foreign.message }));
    request.resume();
  });
