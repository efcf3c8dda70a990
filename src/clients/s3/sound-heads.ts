import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { SoundHeads } from '../../listens/ports.ts';
import { createS3Client } from './client.ts';
import { ObjectNotFound } from './storage-errors.ts';
import { toStorageError } from './to-storage-error.ts';

/** As much as says how long a tag is. */
const HEAD_BYTES = 32;

/** The beginnings of sounds in the bucket. Throws StorageUnavailable and StorageRefused. */
export const createSoundHeads = (
  config: { readonly S3_BUCKET_NAME: string; readonly AWS_REGION: string },
  client: S3Client = createS3Client(config.AWS_REGION),
): SoundHeads => {
  const bucket = config.S3_BUCKET_NAME;
  return {
    async read({ key, versionId }) {
      try {
        const { Body } = await client.send(
          new GetObjectCommand({
            ...{ Bucket: bucket, Key: key, VersionId: versionId },
            Range: `bytes=0-${HEAD_BYTES - 1}`,
          }),
        );
        return (await Body?.transformToByteArray()) ?? null;
      } catch (error) {
        const failed = toStorageError(error, { action: 'read', bucket, key, versionId });
        if (failed instanceof ObjectNotFound) return null;
        throw failed;
      }
    },
  };
};
