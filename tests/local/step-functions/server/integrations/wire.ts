import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import {
  type Json,
  type TaskCall,
  TaskFailed,
} from '../../../../../local/step-functions/contract.ts';

/** What a fake service was sent. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A service on loopback that answers as `answer` says and remembers what it was sent; gone with the test. */
export const aService = async (
  answer: (response: ServerResponse, received: Received) => void,
): Promise<{ endpoint: string; received: Received[] }> => {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const { method = '', url = '', headers } = request;
    const one = { method, url, headers, body: Buffer.concat(chunks).toString() };
    received.push(one);
    answer(response, one);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
};

/** A call of a resource, as the interpreter makes it. */
export const aCall = (resource: string, input: Json, signal?: AbortSignal): TaskCall => ({
  resource,
  input,
  executionArn: 'arn:aws:states:us-east-1:000000000000:execution:machine:one',
  stateName: 'State',
  signal: signal ?? new AbortController().signal,
});

/** The Error and Cause that a call failed with. */
export const failureOf = async (call: Promise<Json>): Promise<{ error: string; cause: string }> => {
  const outcome = await call.then(
    (value) => ({ value }),
    (error: unknown) => error,
  );
  if (outcome instanceof TaskFailed) return { error: outcome.error, cause: outcome.reason };
  throw new Error(`Expected TaskFailed, got ${JSON.stringify(outcome)} ${String(outcome)}`);
};
