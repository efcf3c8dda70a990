import { Readable } from 'node:stream';
import { GetObjectCommand, HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { ClipStorage, Kept, Pointer } from '../../clips/ports.ts';
import { createS3Client } from './client.ts';
import { ObjectNotFound, StorageUnavailable } from './storage-errors.ts';
import { type StorageAction, toStorageError } from './to-storage-error.ts';
import { IMMUTABLE, isLostRace, upload } from './upload.ts';

type Range = Parameters<ClipStorage['read']>[1];

/** Sound and clips in the bucket. Throws StorageUnavailable and StorageRefused. */
export const createClipStorage = (
  config: { readonly S3_BUCKET_NAME: string; readonly AWS_REGION: string },
  client: S3Client = createS3Client(config.AWS_REGION),
): ClipStorage => {
  const bucket = config.S3_BUCKET_NAME;
  const failure = (error: unknown, action: StorageAction, object: Pointer): unknown =>
    toStorageError(error, { action, bucket, ...object });

  const open = async ({ key, versionId }: Pointer, range: Range): Promise<Readable> => {
    const bytes = range && `bytes=${range.start}-${range.end - 1}`;
    const { Body } = await client.send(
      new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId, Range: bytes }),
    );
    // In Node the SDK's body is always a Readable.
    return Body as Readable;
  };

  async function* stream(object: Pointer, opened: Promise<Readable>): AsyncGenerator<Uint8Array> {
    try {
      yield* await opened;
    } catch (error) {
      throw failure(error, 'read', object);
    }
  }

  const find = async (key: string): Promise<Kept | null> => {
    try {
      const { LastModified } = await client.send(
        new HeadObjectCommand({ Bucket: bucket, Key: key }),
      );
      return { storedAt: LastModified?.getTime() ?? Date.now() };
    } catch (error) {
      const failed = failure(error, 'look up', { key });
      if (failed instanceof ObjectNotFound) return null;
      throw failed;
    }
  };

  return {
    find,

    read(object, range) {
      const opened = open(object, range);
      // Whoever reads is told; until then nobody listens.
      opened.catch(() => undefined);
      return stream(object, opened);
    },

    async get(object) {
      try {
        const parts: Uint8Array[] = [];
        for await (const part of await open(object, undefined)) parts.push(part);
        return Buffer.concat(parts);
      } catch (error) {
        const failed = failure(error, 'read', object);
        if (failed instanceof ObjectNotFound) return null;
        throw failed;
      }
    },

    async putOnce(key, body, { sizeBytes, contentType }) {
      const source = {
        sizeBytes,
        open: () =>
          body instanceof Uint8Array ? body : Readable.from(body, { objectMode: false }),
      };
      try {
        await upload(client, { bucket, key }, source, {
          contentType,
          cacheControl: IMMUTABLE,
          onlyIfAbsent: true,
        });
        return { storedAt: Date.now() };
      } catch (error) {
        if (!isLostRace(error)) throw failure(error, 'write', { key });
        const kept = await find(key);
        if (kept) return kept;
        throw new StorageUnavailable(
          { bucket, key },
          'write',
          'another writer is at the same object.',
        );
      }
    },
  };
};
