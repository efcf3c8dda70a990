import { createServer, type IncomingMessage, request } from 'node:http';
import { Transform } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/** A request that went through, and how many bytes of body each way. */
export interface Passed {
  readonly method: string;
  /** Without its query. */
  readonly path: string;
  status: number;
  sentBytes: number;
  receivedBytes: number;
}

/** How far away a server is made to be. */
export interface Distance {
  /** Before each request gets there. */
  readonly latencyMs: number;
  /** Of each body, in either direction. */
  readonly bytesPerSecond: number;
}

/** Lets bytes through at a rate, in pieces, and counts them. */
const paced = (bytesPerSecond: number, count: (bytes: number) => void): Transform => {
  let freeAt = 0;
  return new Transform({
    async transform(chunk: Buffer, _encoding, done) {
      count(chunk.length);
      if (Number.isFinite(bytesPerSecond)) {
        freeAt = Math.max(freeAt, performance.now()) + (chunk.length * 1000) / bytesPerSecond;
        const waitMs = freeAt - performance.now();
        // Timers are no finer than a millisecond: what is owed is waited for together.
        if (waitMs > 2) await sleep(waitMs);
      }
      done(null, chunk);
    },
  });
};

/** A way to an HTTP server on loopback that counts what goes through, and takes its time. */
export const startSlowNetwork = async (
  endpoint: string,
  { latencyMs, bytesPerSecond }: Distance = {
    latencyMs: 0,
    bytesPerSecond: Number.POSITIVE_INFINITY,
  },
) => {
  const target = new URL(endpoint);
  const passed: Passed[] = [];
  const forward = (message: IncomingMessage) =>
    request({
      ...{ hostname: target.hostname, port: target.port, path: message.url },
      ...{ method: message.method, headers: message.headers },
    });
  const server = createServer(async (message, response) => {
    const [path = ''] = (message.url ?? '').split('?');
    const entry = { method: message.method ?? '', path, status: 0, sentBytes: 0, receivedBytes: 0 };
    passed.push(entry);
    if (latencyMs > 0) await sleep(latencyMs);
    const onward = forward(message);
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    onward.on('response', (answer) => {
      entry.status = answer.statusCode ?? 0;
      response.writeHead(entry.status, answer.headers);
      answer
        .pipe(
          paced(bytesPerSecond, (bytes) => {
            entry.receivedBytes += bytes;
          }),
        )
        .pipe(response);
    });
    message
      .pipe(
        paced(bytesPerSecond, (bytes) => {
          entry.sentBytes += bytes;
        }),
      )
      .pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    endpoint: `http://127.0.0.1:${port}`,
    passed,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
