import type { StoredObject } from '../../episode/stored-object.ts';
import { StorageRefused } from './storage-errors.ts';

/**
 * The pointer that an answer of S3's gives.
 * @throws StorageRefused when the bucket gives no version ids: nothing could be read back exactly.
 */
export const toStoredObject = (
  { bucket, key }: { readonly bucket: string; readonly key: string },
  sizeBytes: number,
  {
    ETag,
    VersionId,
  }: { readonly ETag?: string | undefined; readonly VersionId?: string | undefined },
): StoredObject => {
  if (ETag === undefined || VersionId === undefined || VersionId === 'null') {
    throw new StorageRefused(
      { bucket, key },
      'version',
      'NotVersioned',
      `Turn on versioning for the bucket ${bucket}: every reader asks for an exact version.`,
    );
  }
  return { key, versionId: VersionId, etag: ETag, sizeBytes };
};
