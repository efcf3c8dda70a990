import type { Answer } from '../answer.ts';
import { isNotModified } from '../conditions.ts';
import { checksumHeaders, overriddenHeaders, versionHeaders } from '../object-headers.ts';
import type { Operation, OperationCall } from '../operation.ts';
import { parseRange } from '../range.ts';
import type { ObjectVersion } from '../store/object-version.ts';
import { findVersion } from './find-version.ts';

const identityHeaders = (version: ObjectVersion): Record<string, string> => ({
  etag: `"${version.etag}"`,
  'last-modified': new Date(version.lastModified).toUTCString(),
  ...versionHeaders(version),
});

const read = async ({ request, store }: OperationCall): Promise<Answer> => {
  const bucket = store.bucket(request.bucket);
  const version = findVersion(bucket, request.key, request.query.get('versionId'));
  if (isNotModified(request, version)) return { status: 304, headers: identityHeaders(version) };

  const { sizeBytes } = version;
  const range = parseRange(request.header('range'), sizeBytes);
  const { start, end } = range ?? { start: 0, end: sizeBytes - 1 };
  const wantsChecksums = request.header('x-amz-checksum-mode')?.toUpperCase() === 'ENABLED';
  return {
    status: range === undefined ? 200 : 206,
    headers: {
      ...version.headers,
      ...overriddenHeaders(request),
      ...identityHeaders(version),
      'accept-ranges': 'bytes',
      'content-length': String(end - start + 1),
      ...(range === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${sizeBytes}` }),
      ...(wantsChecksums && range === undefined ? checksumHeaders(version) : {}),
    },
    file: { path: bucket.blobPath(version), start, end },
  };
};

const PARAMETERS = [
  'versionId',
  ...['cache-control', 'content-disposition', 'content-encoding', 'content-language'].map(
    (name) => `response-${name}`,
  ),
  'response-content-type',
  'response-expires',
];

export const getObject: Operation = {
  name: 'GetObject',
  method: 'GET',
  target: 'object',
  parameters: PARAMETERS,
  run: read,
};

export const headObject: Operation = {
  name: 'HeadObject',
  method: 'HEAD',
  target: 'object',
  parameters: PARAMETERS,
  run: read,
};
