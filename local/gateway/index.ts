import type { IncomingMessage, ServerResponse } from 'node:http';
import { close, createOwnHttpServer, listen } from '../listen/index.ts';
import type { Credentials } from '../sigv4/index.ts';
import { createGateway, type Gateway } from './gateway.ts';
import type { Answer } from './gateway-response.ts';

export interface GatewayOptions {
  /** An OpenAPI 3 definition with API Gateway's extensions, every intrinsic function resolved. */
  readonly definition: unknown;
  /** Where Lambda's Invoke is served, for example `http://127.0.0.1:9901`. */
  readonly lambdaEndpoint: string;
  /** Where Step Functions is served. */
  readonly stepFunctionsEndpoint: string;
  /** The keys with which Lambda and Step Functions are called, when they want them. */
  readonly credentials?: Credentials;
  /** `$stageVariables`, given the gateway's own address. */
  stageVariables?(url: string): Readonly<Record<string, string>>;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Answers requests that are not the API's, as a CDN in front of it does; answers false for the API's. */
  besides?(message: IncomingMessage, response: ServerResponse): boolean;
}

/** A running gateway. */
export interface GatewayServer {
  /** Without a trailing slash. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const send = (message: IncomingMessage, response: ServerResponse, answer: Answer): void => {
  // A body that was refused unread would keep the connection from its next request.
  if (!message.complete) response.setHeader('connection', 'close');
  response.writeHead(answer.status, {
    ...answer.headers,
    'content-length': Buffer.byteLength(answer.body),
  });
  response.end(answer.body);
  message.resume();
};

/**
 * Starts an API Gateway (REST) on 127.0.0.1 that serves one definition.
 * @throws Error when the definition asks for what isn't built here, or PortUnavailable.
 */
export const startGateway = async ({
  port = 0,
  stageVariables = () => ({}),
  besides = () => false,
  credentials,
  ...options
}: GatewayOptions): Promise<GatewayServer> => {
  let gateway: Gateway | undefined;
  const server = createOwnHttpServer(async (message, response) => {
    if (besides(message, response)) return;
    if (gateway) send(message, response, await gateway(message));
    else response.writeHead(503).end();
  });
  const boundPort = await listen(server, port, 'API Gateway');
  const url = `http://127.0.0.1:${boundPort}`;
  try {
    gateway = createGateway({
      definition: options.definition,
      lambda: { endpoint: options.lambdaEndpoint, credentials },
      stepFunctions: { endpoint: options.stepFunctionsEndpoint, credentials },
      stageVariables: stageVariables(url),
    });
  } catch (error) {
    server.close();
    throw error;
  }
  return {
    url,
    port: boundPort,
    close: () => close(server),
  };
};
