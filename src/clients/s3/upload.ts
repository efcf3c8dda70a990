import { Readable } from 'node:stream';
import { PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import type { StoredObject } from '../../episode/stored-object.ts';
import type { ObjectSource } from './object-source.ts';
import { toStoredObject } from './to-stored-object.ts';

/** How long caches keep an object whose key names its content. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';

/** For what a key names only until it is written again. */
export const MUTABLE = 'public, max-age=60';

export interface UploadOptions {
  readonly contentType: string;
  readonly cacheControl: string;
  /** Refuse to write where an object is already. */
  readonly onlyIfAbsent: boolean;
  /** Refuse to write where the object isn't the one with this ETag any more. */
  readonly onlyIfSame?: string;
}

/** Sends one object with its length; the SDK adds a CRC-32 that S3 checks before it keeps the object. */
export const upload = async (
  client: S3Client,
  target: { readonly bucket: string; readonly key: string },
  source: ObjectSource,
  { contentType, cacheControl, onlyIfAbsent, onlyIfSame }: UploadOptions,
): Promise<StoredObject> => {
  const body = source.open();
  try {
    const answer = await client.send(
      new PutObjectCommand({
        Bucket: target.bucket,
        Key: target.key,
        Body: body,
        ContentLength: source.sizeBytes,
        ContentType: contentType,
        CacheControl: cacheControl,
        ...(onlyIfAbsent ? { IfNoneMatch: '*' } : {}),
        IfMatch: onlyIfSame,
      }),
    );
    return toStoredObject(target, source.sizeBytes, answer);
  } finally {
    // A refused upload leaves its file open otherwise.
    if (body instanceof Readable) body.destroy();
  }
};

/** True when a conditional write lost: the object was there (412), or another writer is at it (409). */
export const isLostRace = (error: unknown): boolean =>
  error instanceof S3ServiceException &&
  ['PreconditionFailed', 'ConditionalRequestConflict'].includes(error.name);
