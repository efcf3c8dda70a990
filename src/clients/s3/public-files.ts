import { type ObjectVersion, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import type { PublicFiles } from '../../publish-feed/deps.ts';
import { createS3Client } from './client.ts';
import { removeObjects } from './remove-objects.ts';
import { toStorageError } from './to-storage-error.ts';
import { versionPages } from './version-pages.ts';

/**
 * Public files of a versioned bucket. What is withheld gets a delete marker: whoever asks by key is told
 * that there is nothing, while those that know the version still read it.
 */
export const createPublicFiles = (
  config: { readonly S3_BUCKET_NAME: string; readonly AWS_REGION: string },
  client: S3Client = createS3Client(config.AWS_REGION),
): PublicFiles => {
  const bucket = config.S3_BUCKET_NAME;

  /** Removes what the pages of a listing have: each page is gone when the next is asked for. */
  const removeAll = async <P>(
    prefix: string,
    pages: AsyncIterable<P>,
    pick: (page: P) => readonly Pick<ObjectVersion, 'Key' | 'VersionId'>[],
  ): Promise<void> => {
    try {
      for await (const page of pages) {
        const objects = pick(page).map(({ Key, VersionId }) => ({ Key, VersionId }));
        if (objects.length > 0) await removeObjects(client, { bucket, what: prefix }, objects);
      }
    } catch (error) {
      throw toStorageError(error, { action: 'take away', bucket, key: prefix });
    }
  };
  const versionsBelow = (prefix: string) =>
    versionPages(client, { Bucket: bucket, Prefix: prefix });

  return {
    withhold: (prefix) =>
      removeAll(
        prefix,
        paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix }),
        ({ Contents = [] }) => Contents.map(({ Key }) => ({ Key })),
      ),

    restore: (prefix) =>
      removeAll(prefix, versionsBelow(prefix), ({ DeleteMarkers = [] }) =>
        DeleteMarkers.filter(({ IsLatest }) => IsLatest),
      ),

    destroy: (prefix) =>
      removeAll(prefix, versionsBelow(prefix), ({ Versions = [], DeleteMarkers = [] }) => [
        ...Versions,
        ...DeleteMarkers,
      ]),
  };
};
