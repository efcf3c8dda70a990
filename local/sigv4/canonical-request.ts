import { encodeRfc3986 } from './encode.ts';
import type { SignedRequest } from './signed-request.ts';

/** S3 encodes the path once, every other service once more. */
const canonicalPath = (rawPath: string, isS3: boolean): string =>
  rawPath
    .split('/')
    .map((segment) => encodeRfc3986(isS3 ? decodeURIComponent(segment) : segment))
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
  request: SignedRequest,
  signedHeaders: readonly string[],
  payloadHash: string,
  isS3: boolean,
): string =>
  [
    request.method,
    canonicalPath(request.rawPath, isS3),
    canonicalQuery(request.query),
    ...signedHeaders.map(
      (name) => `${name}:${(request.header(name) ?? '').trim().replace(/ +/g, ' ')}`,
    ),
    '',
    signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
