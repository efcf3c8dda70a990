import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { ApiError, notImplemented, toApiError } from './api-error.ts';
import type { Caller } from './callers.ts';
import type { RestRequest, RestResponse } from './rest.ts';
import type { Tokens } from './tokens.ts';

interface RequestListenerOptions {
  readonly jwks: Tokens['jwks'];
  authenticate(headers: IncomingMessage['headers']): Promise<Caller>;
  answerRest(caller: Caller, request: RestRequest): Promise<RestResponse>;
}

const send = (response: ServerResponse, status: number, body: string, headers = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(body);
};

const sendError = (response: ServerResponse, error: ApiError): void => {
  const { status, code, message, details, hint } = error;
  send(response, status, JSON.stringify({ code, message, details, hint }));
};

const badUrl = (url: string): never => {
  throw new ApiError(400, 'PGRST125', `Invalid path: ${url}`);
};

/** Answers every request of a project: rows and functions, the public keys, and 501 to the rest. */
export const createRequestListener = ({
  jwks,
  authenticate,
  answerRest,
}: RequestListenerOptions): RequestListener => {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let caller: Caller | undefined;
    try {
      const { method = 'GET', headers, url = '/' } = request;
      const { pathname, searchParams: query } = URL.parse(url, 'http://project') ?? badUrl(url);
      if (pathname === '/auth/v1/.well-known/jwks.json' && method === 'GET') {
        return send(response, 200, JSON.stringify(jwks));
      }
      if (!pathname.startsWith('/rest/v1/')) throw notImplemented(`${method} ${pathname}`);
      caller = await authenticate(headers);
      const path = pathname.slice('/rest/v1/'.length);
      const body = await text(request);
      const result = await answerRest(caller, { method, path, query, headers, body });
      send(response, result.status, method === 'HEAD' ? '' : result.body, result.headers);
    } catch (error) {
      sendError(response, toApiError(error, caller?.role === 'anon'));
    }
  };
  return (request, response) => void answer(request, response);
};
