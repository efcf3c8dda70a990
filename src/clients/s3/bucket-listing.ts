import {
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { BucketListing } from '../../measure-storage/measure-storage.ts';
import { createS3Client } from './client.ts';
import { toStorageError } from './to-storage-error.ts';

/** All versions in the media bucket. */
export const createBucketListing = (
  config: { readonly S3_BUCKET_NAME: string; readonly AWS_REGION: string },
  client: S3Client = createS3Client(config.AWS_REGION),
): BucketListing => {
  const bucket = config.S3_BUCKET_NAME;
  return {
    async *versions() {
      let next: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {};
      for (;;) {
        let page: ListObjectVersionsCommandOutput;
        try {
          page = await client.send(new ListObjectVersionsCommand({ Bucket: bucket, ...next }));
        } catch (error) {
          throw toStorageError(error, { action: 'look up', bucket, key: '' });
        }
        for (const { Key = '', Size = 0, IsLatest = false } of page.Versions ?? []) {
          yield { key: Key, sizeBytes: Size, isCurrent: IsLatest };
        }
        if (!page.IsTruncated) return;
        next = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
      }
    },
  };
};
