import type { S3Request } from '../request.ts';
import { invalidArgument, preconditionFailed } from '../s3-error.ts';
import type { Bucket } from '../store/bucket.ts';
import type { ObjectVersion } from '../store/object-version.ts';
import type { Store } from '../store/store.ts';
import { findVersion } from './find-version.ts';

/** The version that a copy is made of. */
export interface CopySource {
  readonly bucket: Bucket;
  readonly version: ObjectVersion;
  /** Whether the request named the version itself. */
  readonly isVersionNamed: boolean;
}

/**
 * What `x-amz-copy-source` names.
 * @throws S3Error InvalidArgument, PreconditionFailed, and those of a read
 */
export const findCopySource = (request: S3Request, store: Store): CopySource => {
  const header = request.header('x-amz-copy-source') ?? '';
  const [, bucketName, key, versionId] =
    /^\/?([^/]+)\/([^?]+)(?:\?versionId=(.+))?$/.exec(header) ?? [];
  if (bucketName === undefined || key === undefined) {
    throw invalidArgument(
      'x-amz-copy-source',
      header,
      'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
    );
  }
  const bucket = store.bucket(bucketName);
  const version = findVersion(bucket, decodeURIComponent(key), versionId);
  const expected = request.header('x-amz-copy-source-if-match')?.replaceAll('"', '');
  if (expected !== undefined && expected !== version.etag) {
    throw preconditionFailed('x-amz-copy-source-If-Match');
  }
  return { bucket, version, isVersionNamed: versionId !== undefined };
};
