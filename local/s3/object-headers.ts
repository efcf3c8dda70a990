import { CHECKSUM_ALGORITHMS, type ChecksumAlgorithm } from './body/checksums.ts';
import type { S3Request } from './request.ts';
import type { ObjectContent, Version } from './store/object-version.ts';

const STORED = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
] as const;

const withoutChunkedEncoding = (value: string): string =>
  value
    .split(',')
    .map((encoding) => encoding.trim())
    .filter((encoding) => encoding !== 'aws-chunked')
    .join(',');

/** The headers of a write that the object keeps and is served with. */
export const storedHeaders = (request: S3Request): Record<string, string> => {
  const headers: Record<string, string> = { 'content-type': 'binary/octet-stream' };
  for (const [name, value] of Object.entries(request.message.headers)) {
    const isKept = (STORED as readonly string[]).includes(name) || name.startsWith('x-amz-meta-');
    if (typeof value !== 'string' || !isKept) continue;
    const kept = name === 'content-encoding' ? withoutChunkedEncoding(value) : value;
    if (kept !== '') headers[name] = kept;
  }
  return headers;
};

/** The `response-…` query parameters of a presigned URL, which replace stored headers. */
export const overriddenHeaders = ({ query }: S3Request): Record<string, string> =>
  Object.fromEntries(
    STORED.flatMap((name) => {
      const value = query.get(`response-${name}`);
      return value === undefined ? [] : [[name, value]];
    }),
  );

export const versionHeaders = (version: Version): Record<string, string> => ({
  'x-amz-version-id': version.versionId,
  ...(version.type === 'delete-marker' ? { 'x-amz-delete-marker': 'true' } : {}),
});

export const checksumHeaders = ({
  checksums,
  checksumType,
}: Pick<ObjectContent, 'checksums' | 'checksumType'>): Record<string, string> => {
  const entries = CHECKSUM_ALGORITHMS.flatMap((name: ChecksumAlgorithm) => {
    const value = checksums[name];
    return value === undefined ? [] : [[`x-amz-checksum-${name}`, value] as const];
  });
  return entries.length === 0
    ? {}
    : { ...Object.fromEntries(entries), 'x-amz-checksum-type': checksumType };
};
