import { GetObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { fromBytes } from './object-source.ts';
import { StorageUnavailable } from './storage-errors.ts';
import { toStorageError } from './to-storage-error.ts';
import { isLostRace, MUTABLE, upload } from './upload.ts';

/** Each is lost to a writer who succeeded. */
const MOST_TRIES = 10;

const isMissing = (error: unknown): boolean =>
  error instanceof S3ServiceException && error.name === 'NoSuchKey';

/**
 * Has a key name the text that `make` makes of the one that it names now (null: none). Where somebody
 * else has written or removed it meanwhile, it is made anew of that, so nobody's change is lost.
 * Nothing is written where it makes the same, or null. Answers what was told with what counts.
 * @throws StorageUnavailable, StorageRefused, and what `make` throws
 */
export const changeObject = async <T>(
  client: S3Client,
  { bucket, key }: { readonly bucket: string; readonly key: string },
  contentType: string,
  make: (earlier: string | null) => Promise<{ readonly text: string | null; readonly told: T }>,
): Promise<T> => {
  const read = async () => {
    try {
      const { Body, ETag } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return { text: (await Body?.transformToString()) ?? '', etag: ETag };
    } catch (error) {
      if (isMissing(error)) return { text: null, etag: undefined };
      throw toStorageError(error, { action: 'read', bucket, key });
    }
  };
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { text, etag } = await read();
    const made = await make(text);
    if (made.text === null || made.text === text) return made.told;
    try {
      await upload(client, { bucket, key }, fromBytes(made.text), {
        ...{ contentType, cacheControl: MUTABLE },
        ...(etag === undefined
          ? { onlyIfAbsent: true }
          : { onlyIfAbsent: false, onlyIfSame: etag }),
      });
      return made.told;
    } catch (error) {
      if (isLostRace(error) || isMissing(error)) continue;
      throw toStorageError(error, { action: 'write', bucket, key });
    }
  }
  throw new StorageUnavailable(
    { bucket, key },
    'write',
    'others write the same object over and over.',
  );
};
