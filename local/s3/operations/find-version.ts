import { versionHeaders } from '../object-headers.ts';
import { invalidArgument, noSuchKey, S3Error } from '../s3-error.ts';
import type { Bucket } from '../store/bucket.ts';
import { isVersionId, type ObjectVersion, type Version } from '../store/object-version.ts';

const methodNotAllowed = (marker: Version): S3Error =>
  new S3Error(
    405,
    'MethodNotAllowed',
    'The specified method is not allowed against this resource.',
    { details: { ResourceType: 'DeleteMarker' }, headers: versionHeaders(marker) },
  );

/**
 * The object that a key names now, or that a version id names.
 * @throws S3Error NoSuchKey, NoSuchVersion, InvalidArgument for an id that can't be one, MethodNotAllowed for a delete marker's id.
 */
export const findVersion = (
  bucket: Bucket,
  key: string,
  versionId: string | undefined,
): ObjectVersion => {
  if (versionId === undefined) {
    const newest = bucket.index.newest(key);
    if (newest?.type === 'object') return newest;
    throw noSuchKey(key, newest === undefined ? {} : versionHeaders(newest));
  }
  if (!isVersionId(versionId)) {
    throw invalidArgument('versionId', versionId, 'Invalid version id specified');
  }
  const version = bucket.index.versionsOf(key).find((v) => v.versionId === versionId);
  if (version === undefined) {
    throw new S3Error(404, 'NoSuchVersion', 'The specified version does not exist.', {
      details: { Key: key, VersionId: versionId },
    });
  }
  if (version.type === 'delete-marker') throw methodNotAllowed(version);
  return version;
};
