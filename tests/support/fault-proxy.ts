import { createServer, type IncomingMessage, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream';

/** What the proxy answers instead of passing a request on. */
export interface Fault {
  readonly method: string;
  /** Matches the path with its query. */
  readonly path: RegExp;
  /** How many requests get it; Infinity for all. */
  times: number;
  /** True lets the request pass, so that a fault behind it meets a later one. */
  readonly pass?: boolean;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A server on loopback that stands before another one and fails what it is told to fail. */
export interface FaultProxy {
  readonly url: string;
  readonly faults: Fault[];
  /** How many requests with this method and path came by. */
  count(method: string, path: RegExp): number;
  /** Every body that is text, of requests and of answers, in no order. */
  readonly bodies: readonly string[];
  close(): Promise<void>;
}

const IS_TEXT = /json|text|xml/;

/** Keeps what passes, once it has passed, if it is text. */
const keepBody = (message: IncomingMessage, bodies: string[]): void => {
  if (!IS_TEXT.test(message.headers['content-type'] ?? '')) return;
  const chunks: Buffer[] = [];
  message.on('data', (chunk: Buffer) => chunks.push(chunk));
  message.on('end', () => bodies.push(Buffer.concat(chunks).toString()));
};

/** Starts a proxy before `target`; everything but the faults passes through byte for byte. */
export const startFaultProxy = async (target: string): Promise<FaultProxy> => {
  const { hostname, port } = new URL(target);
  const faults: Fault[] = [];
  const seen: { method: string; path: string }[] = [];
  const bodies: string[] = [];
  const faultFor = ({ method = '', url = '' }: IncomingMessage): Fault | undefined => {
    const fault = faults.find((f) => f.times > 0 && f.method === method && f.path.test(url));
    if (fault) fault.times -= 1;
    return fault;
  };
  const server = createServer((request, response) => {
    keepBody(request, bodies);
    seen.push({ method: request.method ?? '', path: request.url ?? '' });
    const fault = faultFor(request);
    if (fault && !fault.pass) {
      request.resume();
      request.once('end', () => response.writeHead(fault.status, fault.headers).end(fault.body));
      return;
    }
    const { method, url: path, headers } = request;
    const onward = send({ hostname, port, method, path, headers }, (answer) => {
      // Whoever asked may have given up meanwhile.
      if (response.destroyed) return void answer.destroy();
      keepBody(answer, bodies);
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      pipeline(answer, response, () => {});
    });
    onward.on('error', () => response.destroy());
    pipeline(request, onward, () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults,
    bodies,
    count: (method, path) => seen.filter((r) => r.method === method && path.test(r.path)).length,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
