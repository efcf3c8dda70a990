import type { S3Request } from './request.ts';
import { noSuchKey, notImplemented, preconditionFailed } from './s3-error.ts';
import type { WriteCondition } from './store/bucket.ts';
import type { ObjectVersion } from './store/object-version.ts';

const matches = (list: string, { etag }: ObjectVersion): boolean =>
  list
    .split(',')
    .map((item) => item.trim().replace(/^W\//, '').replaceAll('"', ''))
    .some((item) => item === '*' || item === etag);

/** The `If-None-Match: *` and `If-Match` of a conditional write. @throws S3Error for another If-None-Match. */
export const writeCondition = (request: S3Request): WriteCondition => {
  const ifNoneMatch = request.header('if-none-match');
  const ifMatch = request.header('if-match');
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*') {
    throw notImplemented('If-None-Match with anything but * on a write');
  }
  return (current) => {
    if (ifNoneMatch !== undefined && current !== undefined)
      throw preconditionFailed('If-None-Match');
    if (ifMatch !== undefined) {
      if (current === undefined) throw noSuchKey(request.key);
      if (!matches(ifMatch, current)) throw preconditionFailed('If-Match');
    }
  };
};

/**
 * Checks a read's conditions in the order of RFC 9110, 13.2.2; resolves to whether the caller's
 * copy is still good (304).
 * @throws S3Error PreconditionFailed.
 */
export const isNotModified = (request: S3Request, version: ObjectVersion): boolean => {
  const modifiedAt = Math.floor(version.lastModified / 1000) * 1000;
  const date = (name: string): number => Date.parse(request.header(name) ?? '');
  const ifMatch = request.header('if-match');
  if (ifMatch !== undefined) {
    if (!matches(ifMatch, version)) throw preconditionFailed('If-Match');
  } else if (modifiedAt > date('if-unmodified-since')) {
    throw preconditionFailed('If-Unmodified-Since');
  }
  const ifNoneMatch = request.header('if-none-match');
  if (ifNoneMatch !== undefined) return matches(ifNoneMatch, version);
  return modifiedAt <= date('if-modified-since');
};
