import type { IncomingMessage } from 'node:http';
import { type Credentials, verifySignature } from './verify.ts';

/** Checks the signature of a request whose body has been read. @throws SignatureError */
export const verifyMessage = (
  { method = 'GET', url = '/', headers }: IncomingMessage,
  body: string,
  credentials: Credentials,
): void => {
  // A client that takes the server as its proxy sends the whole address.
  const [rawPath = '/', search = ''] = url.replace(/^https?:\/\/[^/?]*/i, '').split('?');
  verifySignature(
    {
      method,
      rawPath,
      query: new Map(new URLSearchParams(search)),
      header(name) {
        const value = headers[name];
        return Array.isArray(value) ? value.join(',') : value;
      },
    },
    credentials,
    Date.now(),
    Buffer.from(body),
  );
};
