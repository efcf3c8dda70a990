import type { IncomingMessage } from 'node:http';
import { type Credentials, verifySignature } from './verify.ts';

/** Checks the signature of a request whose body has been read. @throws SignatureError */
export const verifyMessage = (
  { method = 'GET', url = '/', headers }: IncomingMessage,
  body: string,
  credentials: Credentials,
): void => {
  const [rawPath = '/', search = ''] = url.split('?');
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
