import type { Network, PinnedRequest, Receipt } from '../../deliver-webhook/delivery-store.ts';
import { requestPinned } from './pinned.ts';
import { resolveHost } from './resolve.ts';

/** What is read of an answer at most: its status says everything. */
const LONGEST_ANSWER_BYTES = 64 * 1024;

const post = ({ body, headers, ...target }: PinnedRequest): Promise<Receipt> =>
  new Promise((resolve, reject) => {
    const request = requestPinned(target, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    });
    request.once('error', reject);
    request.once('response', (response) => {
      const receipt = {
        status: response.statusCode ?? 0,
        retryAfter: response.headers['retry-after'],
      };
      let read = 0;
      const done = () => {
        resolve(receipt);
        request.destroy();
      };
      response.on('data', (chunk: Buffer) => {
        read += chunk.length;
        if (read > LONGEST_ANSWER_BYTES) done();
      });
      // An answer that breaks off, or doesn't end in time, has still said how it went.
      request.off('error', reject).on('error', done);
      response.once('end', done).once('error', done).once('close', done);
    });
    request.end(body);
  });

/** The Internet as the operating system knows it. */
export const createNetwork = (): Network => ({ resolve: resolveHost, post });
