import type { S3Request } from '../request.ts';
import { encodeRfc3986 } from './encode.ts';

const canonicalPath = (rawPath: string): string =>
  rawPath
    .split('/')
    .map((segment) => encodeRfc3986(decodeURIComponent(segment)))
    .join('/');

const canonicalQuery = (query: ReadonlyMap<string, string>): string =>
  [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encodeRfc3986(name), encodeRfc3986(value)] as const)
    .sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1))
    .map((pair) => pair.join('='))
    .join('&');

/** The text that both sides hash, by "Signature Version 4 signing process" of the S3 API reference. */
export const canonicalRequest = (
  request: S3Request,
  signedHeaders: readonly string[],
  payloadHash: string,
): string =>
  [
    request.method,
    canonicalPath(request.rawPath),
    canonicalQuery(request.query),
    ...signedHeaders.map(
      (name) => `${name}:${(request.header(name) ?? '').trim().replace(/ +/g, ' ')}`,
    ),
    '',
    signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
