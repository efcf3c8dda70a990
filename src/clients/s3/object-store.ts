import type { Readable } from 'node:stream';
import { GetObjectCommand, HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { StoredObject } from '../../episode/stored-object.ts';
import { createS3Client } from './client.ts';
import { fromBytes, fromFile, type ObjectSource } from './object-source.ts';
import { saveStream } from './save-stream.ts';
import { ObjectNotFound, StorageUnavailable } from './storage-errors.ts';
import { type StorageAction, toStorageError } from './to-storage-error.ts';
import { toStoredObject } from './to-stored-object.ts';
import { IMMUTABLE, isLostRace, MUTABLE, upload } from './upload.ts';

type Pointer = Pick<StoredObject, 'key' | 'versionId'>;

export interface PutOptions {
  readonly contentType: string;
}

/**
 * The bucket. Objects are written once under a key that names their content, apart from those of
 * `putMutable`. Every method throws StorageUnavailable when trying later may help, and
 * StorageRefused when somebody must change something first.
 */
export interface ObjectStore {
  /** Writes unless the key has an object already, which is then the answer. */
  put(key: string, body: Uint8Array | string, options: PutOptions): Promise<StoredObject>;
  /** As `put`, streaming a file. */
  putFile(key: string, path: string, options: PutOptions): Promise<StoredObject>;
  /** Writes or replaces; readers may see the old object for a minute. */
  putMutable(key: string, body: Uint8Array | string, options: PutOptions): Promise<StoredObject>;
  /** The bytes of exactly that version, or of what the key names now. @throws ObjectNotFound. */
  get(object: Pointer | string): Promise<Uint8Array>;
  /** Saves that version, or what the key names now, in a file. @throws ObjectNotFound. */
  getToFile(object: Pointer | string, path: string): Promise<void>;
  /** The bytes of exactly that version as they come in; it is asked for when they are first read. @throws ObjectNotFound. */
  stream(object: Pointer): AsyncIterable<Uint8Array>;
  /** What the key names now, or null. */
  find(key: string): Promise<StoredObject | null>;
}

const WRITE_ATTEMPTS = 2;

/** Makes the store from the settings; `client` only where one is shared. */
export const createObjectStore = (
  config: { readonly S3_BUCKET_NAME: string; readonly AWS_REGION: string },
  client: S3Client = createS3Client(config.AWS_REGION),
): ObjectStore => {
  const bucket = config.S3_BUCKET_NAME;

  const attempt = async <T>(
    action: StorageAction,
    object: { readonly key: string; readonly versionId?: string },
    call: () => Promise<T>,
  ): Promise<T> => {
    try {
      return await call();
    } catch (error) {
      throw toStorageError(error, { action, bucket, ...object });
    }
  };

  const find = async (key: string): Promise<StoredObject | null> => {
    try {
      return await attempt('look up', { key }, async () => {
        const answer = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
        return toStoredObject({ bucket, key }, answer.ContentLength ?? 0, answer);
      });
    } catch (error) {
      if (error instanceof ObjectNotFound) return null;
      throw error;
    }
  };

  const putOnce = async (
    key: string,
    source: ObjectSource,
    { contentType }: PutOptions,
  ): Promise<StoredObject> => {
    for (let tries = 0; tries < WRITE_ATTEMPTS; tries++) {
      try {
        return await upload(client, { bucket, key }, source, {
          contentType,
          cacheControl: IMMUTABLE,
          onlyIfAbsent: true,
        });
      } catch (error) {
        if (!isLostRace(error)) throw toStorageError(error, { action: 'write', bucket, key });
        const existing = await find(key);
        if (existing !== null) return existing;
      }
    }
    throw new StorageUnavailable({ bucket, key }, 'write', 'another writer is at the same object.');
  };

  const pointerOf = (object: Pointer | string) =>
    typeof object === 'string' ? { key: object } : object;

  const readVersion = async ({ key, versionId }: { key: string; versionId?: string }) => {
    const { Body } = await client.send(
      new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }),
    );
    if (Body === undefined) throw new Error(`S3 answered without a body for ${key}.`);
    return Body;
  };

  return {
    find,
    put: (key, body, options) => putOnce(key, fromBytes(body), options),
    putFile: async (key, path, options) => putOnce(key, await fromFile(path), options),
    putMutable: (key, body, { contentType }) =>
      attempt('write', { key }, () =>
        upload(client, { bucket, key }, fromBytes(body), {
          contentType,
          cacheControl: MUTABLE,
          onlyIfAbsent: false,
        }),
      ),
    get: (object) => {
      const pointer = pointerOf(object);
      return attempt('read', pointer, async () =>
        (await readVersion(pointer)).transformToByteArray(),
      );
    },
    stream: async function* (object) {
      try {
        yield* (await readVersion(object)) as Readable;
      } catch (error) {
        throw toStorageError(error, { action: 'read', bucket, ...object });
      }
    },
    getToFile: (object, path) => {
      const pointer = pointerOf(object);
      return attempt('read', pointer, async () =>
        // In Node the SDK's body is always a Readable.
        saveStream((await readVersion(pointer)) as Readable, path),
      );
    },
  };
};
