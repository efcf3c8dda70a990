import type { S3Client } from '@aws-sdk/client-s3';
import type { BucketListing } from '../../measure-storage/measure-storage.ts';
import { createS3Client } from './client.ts';
import { toStorageError } from './to-storage-error.ts';
import { versionPages } from './version-pages.ts';

/** All versions in the media bucket. */
export const createBucketListing = (
  config: { readonly S3_BUCKET_NAME: string; readonly AWS_REGION: string },
  client: S3Client = createS3Client(config.AWS_REGION),
): BucketListing => {
  const bucket = config.S3_BUCKET_NAME;
  return {
    async *versions() {
      try {
        for await (const { Versions = [] } of versionPages(client, { Bucket: bucket })) {
          for (const { Key = '', Size = 0, IsLatest = false } of Versions) {
            yield { key: Key, sizeBytes: Size, isCurrent: IsLatest };
          }
        }
      } catch (error) {
        throw toStorageError(error, { action: 'look up', bucket, key: '' });
      }
    },
  };
};
