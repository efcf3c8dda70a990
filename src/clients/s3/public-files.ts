import {
  type DeleteMarkerEntry,
  DeleteObjectsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type ObjectIdentifier,
  type ObjectVersion,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { PublicFiles } from '../../publish-feed/deps.ts';
import { createS3Client } from './client.ts';
import { StorageUnavailable } from './storage-errors.ts';
import { toStorageError } from './to-storage-error.ts';

/** What a page of a listing has to be taken away, and whether there are more pages. */
interface Found {
  readonly objects: readonly ObjectIdentifier[];
  readonly isLast: boolean;
}

/**
 * Public files of a versioned bucket. What is withheld gets a delete marker: whoever asks by key is told
 * that there is nothing, while those that know the version still read it.
 */
export const createPublicFiles = (
  config: { readonly S3_BUCKET_NAME: string; readonly AWS_REGION: string },
  client: S3Client = createS3Client(config.AWS_REGION),
): PublicFiles => {
  const bucket = config.S3_BUCKET_NAME;

  const remove = async (prefix: string, objects: readonly ObjectIdentifier[]): Promise<void> => {
    const { Errors: [failed] = [] } = await client.send(
      new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: [...objects], Quiet: true } }),
    );
    if (failed === undefined) return;
    const what = `${failed.Code}: ${failed.Message}`;
    throw new StorageUnavailable({ bucket, key: failed.Key ?? prefix }, 'take away', what);
  };

  /** Removes what `find` finds until a listing has nothing of it: each page is gone when the next is asked for. */
  const removeAll = async (
    prefix: string,
    find: (marker: object) => Promise<Found & { readonly next?: object }>,
  ): Promise<void> => {
    let marker: object = {};
    try {
      for (;;) {
        const { objects, isLast, next = {} } = await find(marker);
        if (objects.length > 0) await remove(prefix, objects);
        if (isLast) return;
        marker = next;
      }
    } catch (error) {
      throw toStorageError(error, { action: 'take away', bucket, key: prefix });
    }
  };

  const listVersions = (prefix: string, marker: object) =>
    client.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix, ...marker }));
  const nextOf = (
    page: Pick<ListObjectVersionsCommandOutput, 'NextKeyMarker' | 'NextVersionIdMarker'>,
  ) => ({
    KeyMarker: page.NextKeyMarker,
    VersionIdMarker: page.NextVersionIdMarker,
  });
  const toIdentifier = ({ Key, VersionId }: ObjectVersion | DeleteMarkerEntry) => ({
    Key,
    VersionId,
  });

  return {
    withhold: (prefix) =>
      removeAll(prefix, async (marker) => {
        const page = await client.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ...marker }),
        );
        return {
          objects: (page.Contents ?? []).map(({ Key }) => ({ Key })),
          isLast: page.IsTruncated !== true,
          next: { ContinuationToken: page.NextContinuationToken },
        };
      }),

    restore: (prefix) =>
      removeAll(prefix, async (marker) => {
        const page = await listVersions(prefix, marker);
        return {
          objects: (page.DeleteMarkers ?? []).filter(({ IsLatest }) => IsLatest).map(toIdentifier),
          isLast: page.IsTruncated !== true,
          next: nextOf(page),
        };
      }),

    destroy: (prefix) =>
      removeAll(prefix, async (marker) => {
        const page = await listVersions(prefix, marker);
        return {
          objects: [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].map(toIdentifier),
          isLast: page.IsTruncated !== true,
          next: nextOf(page),
        };
      }),
  };
};
