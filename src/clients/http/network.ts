import { lookup } from 'node:dns/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import type { Network, PinnedRequest, Receipt } from '../../deliver-webhook/roles.ts';

/** What is read of an answer at most: its status says everything. */
const LONGEST_ANSWER_BYTES = 64 * 1024;

const post = ({ url, address, headers, body, signal }: PinnedRequest): Promise<Receipt> =>
  new Promise((resolve, reject) => {
    const family = isIP(address);
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const request = send(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      signal,
      // A connection of its own: a pooled one could lead elsewhere than to this address.
      agent: false,
      // Host and SNI stay those of the URL; the connection goes to the address that was checked.
      lookup: (_hostname, { all }, answer) =>
        all ? answer(null, [{ address, family }]) : answer(null, address, family),
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
export const createNetwork = (): Network => ({
  resolve: async (hostname) =>
    (await lookup(hostname, { all: true })).map(({ address }) => address),
  post,
});
