import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { ApiError, notImplemented, toApiError } from './api-error.ts';
import type { Caller } from './callers.ts';
import type { RestRequest, RestResponse } from './rest/rest.ts';
import type { AuthAnswer, AuthRequest } from './sign-in/answer-auth.ts';
import { AuthError } from './sign-in/auth-error.ts';
import type { Tokens } from './tokens.ts';

interface RequestListenerOptions {
  readonly jwks: Tokens['jwks'];
  authenticate(headers: IncomingMessage['headers']): Promise<Caller>;
  answerRest(caller: Caller, request: RestRequest): Promise<RestResponse>;
  answerAuth(method: string, path: string, request: AuthRequest): Promise<AuthAnswer>;
}

const REST = '/rest/v1/';
const AUTH = '/auth/v1/';
/** What PostgREST's codes for a bad token are called by the sign-in service. */
const BAD_TOKEN = /^PGRST30[13]$/;

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

/** Pages of any origin may call a project: what they may do is decided by their keys. Answers whether that was all they asked. */
const isPreflight = ({ method, headers }: IncomingMessage, response: ServerResponse): boolean => {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-expose-headers', 'content-range, x-supabase-api-version');
  if (method !== 'OPTIONS' || headers['access-control-request-method'] === undefined) return false;
  const wanted = headers['access-control-request-headers'];
  if (wanted !== undefined) response.setHeader('access-control-allow-headers', wanted);
  response.setHeader('access-control-allow-methods', 'GET, HEAD, POST, PATCH, PUT, DELETE');
  response.setHeader('access-control-max-age', '3600');
  return true;
};

/** Answers every request of a project: rows and functions, sign-in, the public keys, and 501 to the rest. */
export const createRequestListener = ({
  jwks,
  authenticate,
  answerRest,
  answerAuth,
}: RequestListenerOptions): RequestListener => {
  const signIn = async (request: IncomingMessage, response: ServerResponse, url: URL) => {
    const { method = 'GET', headers } = request;
    try {
      const caller = await authenticate(headers);
      const { searchParams: query, pathname } = url;
      const body = await text(request);
      const answer = await answerAuth(method, pathname.slice(AUTH.length), { caller, query, body });
      send(response, answer.status, answer.body === undefined ? '' : JSON.stringify(answer.body));
    } catch (error) {
      const isBadToken = error instanceof ApiError && BAD_TOKEN.test(error.code);
      const refusal = isBadToken ? new AuthError(403, 'bad_jwt', error.message) : error;
      if (!(refusal instanceof AuthError)) throw error;
      const { body, headers: version } = refusal.toAnswer(headers);
      send(response, refusal.status, JSON.stringify(body), version);
    }
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let caller: Caller | undefined;
    try {
      const { method = 'GET', headers, url: target = '/' } = request;
      if (isPreflight(request, response)) return void response.writeHead(204).end();
      const url = URL.parse(target, 'http://project') ?? badUrl(target);
      const { pathname, searchParams: query } = url;
      if (pathname === `${AUTH}.well-known/jwks.json` && method === 'GET') {
        return send(response, 200, JSON.stringify(jwks));
      }
      if (pathname.startsWith(AUTH)) return await signIn(request, response, url);
      if (!pathname.startsWith(REST)) throw notImplemented(`${method} ${pathname}`);
      caller = await authenticate(headers);
      const path = pathname.slice(REST.length);
      const body = await text(request);
      const result = await answerRest(caller, { method, path, query, headers, body });
      send(response, result.status, method === 'HEAD' ? '' : result.body, result.headers);
    } catch (error) {
      sendError(response, toApiError(error, caller?.role === 'anon'));
    }
  };
  return (request, response) => void answer(request, response);
};
