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

/** What a page of a listing has to be taken away, and where the next one begins, if there is one. */
interface Found {
  readonly objects: readonly ObjectIdentifier[];
  readonly next: object | undefined;
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
    find: (marker: object) => Promise<Found>,
  ): Promise<void> => {
    let marker: object | undefined = {};
    try {
      while (marker !== undefined) {
        const { objects, next } = await find(marker);
        if (objects.length > 0) await remove(prefix, objects);
        marker = next;
      }
    } catch (error) {
      throw toStorageError(error, { action: 'take away', bucket, key: prefix });
    }
  };

  const removeVersions = (
    prefix: string,
    pick: (page: ListObjectVersionsCommandOutput) => readonly (ObjectVersion | DeleteMarkerEntry)[],
  ): Promise<void> =>
    removeAll(prefix, async (marker) => {
      const page = await client.send(
        new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix, ...marker }),
      );
      return {
        objects: pick(page).map(({ Key, VersionId }) => ({ Key, VersionId })),
        next: page.IsTruncated
          ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker }
          : undefined,
      };
    });

  return {
    withhold: (prefix) =>
      removeAll(prefix, async (marker) => {
        const page = await client.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ...marker }),
        );
        return {
          objects: (page.Contents ?? []).map(({ Key }) => ({ Key })),
          next: page.IsTruncated ? { ContinuationToken: page.NextContinuationToken } : undefined,
        };
      }),

    restore: (prefix) =>
      removeVersions(prefix, ({ DeleteMarkers = [] }) =>
        DeleteMarkers.filter(({ IsLatest }) => IsLatest),
      ),

    destroy: (prefix) =>
      removeVersions(prefix, ({ Versions = [], DeleteMarkers = [] }) => [
        ...Versions,
        ...DeleteMarkers,
      ]),
  };
};
