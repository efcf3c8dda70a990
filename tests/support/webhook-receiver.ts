import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A message as it arrived. */
export interface ReceivedMessage {
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server on loopback that keeps what it receives. */
export interface WebhookReceiver {
  /** For example `http://127.0.0.1:40000`. */
  readonly origin: string;
  readonly port: number;
  readonly received: readonly ReceivedMessage[];
  /** How many connections were ever made. */
  readonly connections: number;
  close(): Promise<void>;
}

/** Starts a receiver that answers each message with `answer`; 204 by default. */
export const startWebhookReceiver = async (
  answer: (response: ServerResponse, message: ReceivedMessage, count: number) => void = (
    response,
  ) => void response.writeHead(204).end(),
): Promise<WebhookReceiver> => {
  const received: ReceivedMessage[] = [];
  let connections = 0;
  const server = createServer(async (request, response) => {
    const message = { path: request.url, headers: request.headers, body: await text(request) };
    received.push(message);
    answer(response, message, received.length);
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    received,
    get connections() {
      return connections;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
