import type { Network, PinnedRequest, Receipt } from '../../deliver-webhook/delivery-store.ts';
import { BY_STATUS, traceCall } from '../../runtime/tracing/trace.ts';
import { requestPinned } from './pinned.ts';
import { resolveHost } from './resolve.ts';

/** What is read of an answer at most: its status says everything. */
const LONGEST_ANSWER_BYTES = 64 * 1024;
/** What is kept of it, for whoever looks for what is wrong. */
const KEPT_BYTES = 1024;

/** As a database can keep it; a letter that was cut through at the end is left out. */
const toText = (bytes: Buffer): string =>
  new TextDecoder()
    .decode(bytes.subarray(0, KEPT_BYTES))
    .replaceAll('\0', '')
    .replace(/\uFFFD$/, '');

const send = ({ body, headers, ...target }: PinnedRequest): Promise<Receipt> =>
  new Promise((resolve, reject) => {
    const request = requestPinned(target, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    });
    request.once('error', reject);
    request.once('response', (response) => {
      const [status, retryAfter] = [response.statusCode ?? 0, response.headers['retry-after']];
      const kept: Buffer[] = [];
      let read = 0;
      const done = () => {
        resolve({ status, retryAfter, body: toText(Buffer.concat(kept)) });
        request.destroy();
      };
      response.on('data', (chunk: Buffer) => {
        if (read < KEPT_BYTES) kept.push(chunk.subarray(0, KEPT_BYTES));
        read += chunk.length;
        if (read > LONGEST_ANSWER_BYTES) done();
      });
      // An answer that breaks off, or doesn't end in time, has still said how it went.
      request.off('error', reject).on('error', done);
      response.once('end', done).once('error', done).once('close', done);
    });
    request.end(body);
  });

const post = (request: PinnedRequest): Promise<Receipt> =>
  traceCall({ service: 'Webhook', operation: 'POST' }, () => send(request), BY_STATUS);

/** The Internet as the operating system knows it. */
export const createNetwork = (): Network => ({ resolve: resolveHost, post });
