import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { GatewayError } from './gateway-error.ts';
import type { RouteDefinition } from './routes.ts';

/** A request as the gateway's parts see it. */
export interface GatewayRequest {
  readonly id: string;
  readonly receivedAt: Date;
  readonly method: string;
  /** Without the query, percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Name and value as sent, in order. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
  readonly sourceIp: string;
}

/** A request that has found its route; path parameters are decoded. */
export interface RoutedRequest extends GatewayRequest {
  readonly route: RouteDefinition;
  readonly pathParameters: Readonly<Record<string, string>>;
  /** What the authorizer said of the caller; empty on public routes. */
  readonly authorizer: Readonly<Record<string, unknown>>;
}

/** API Gateway's limit for a payload. */
export const MAX_BODY_BYTES = 10 * 1024 * 1024;

const readBody = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      throw new GatewayError('REQUEST_TOO_LARGE', 'Request Too Long');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const headersOf = ({ rawHeaders }: IncomingMessage): [string, string][] => {
  const headers: [string, string][] = [];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    headers.push([rawHeaders[i] ?? '', rawHeaders[i + 1] ?? '']);
  }
  return headers;
};

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

// Callers of API Gateway may choose the id of their request, as long as it is a UUID.
const requestIdOf = ({ headers }: IncomingMessage): string => {
  const chosen = headers['x-amzn-requestid'];
  return typeof chosen === 'string' && UUID.test(chosen) ? chosen : randomUUID();
};

/** Everything but the body, which may be too large to read. */
export const readHead = (message: IncomingMessage): Omit<GatewayRequest, 'body'> => {
  const [path = '/', query = ''] = (message.url ?? '/').split(/\?(.*)/s);
  return {
    id: requestIdOf(message),
    receivedAt: new Date(),
    method: message.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    headers: headersOf(message),
    sourceIp: message.socket.remoteAddress ?? '127.0.0.1',
  };
};

/**
 * The whole request.
 * @throws GatewayError REQUEST_TOO_LARGE for a body above API Gateway's limit.
 */
export const readRequest = async (
  head: Omit<GatewayRequest, 'body'>,
  message: IncomingMessage,
): Promise<GatewayRequest> => {
  if (Number(message.headers['content-length'] ?? 0) > MAX_BODY_BYTES) {
    throw new GatewayError('REQUEST_TOO_LARGE', 'Request Too Long');
  }
  return { ...head, body: await readBody(message) };
};

/** The media type of the body without its parameters; JSON when the request names none. */
export const mediaTypeOf = ({ headers }: GatewayRequest): string => {
  const value = headers.findLast(([name]) => name.toLowerCase() === 'content-type')?.[1];
  return (value?.split(';')[0] ?? '').trim().toLowerCase() || 'application/json';
};
