import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ObjectNotFound } from '../../src/clients/s3/storage-errors.ts';
import type { StoredObject } from '../../src/episode/stored-object.ts';

interface Version {
  readonly pointer: StoredObject;
  readonly bytes: Uint8Array;
}

/** A versioned bucket in memory, with the writes of src/clients/s3. */
export const createBucket = () => {
  const versions = new Map<string, Version[]>();
  const BUCKET = 'simulation';
  const latest = (key: string): Version | undefined => versions.get(key)?.at(-1);
  const write = (key: string, body: Uint8Array | string): StoredObject => {
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    const earlier = versions.get(key) ?? [];
    const etag = `"${hash('md5', bytes)}"`;
    const versionId = `v${earlier.length + 1}`;
    const pointer = { key, versionId, etag, sizeBytes: bytes.length };
    versions.set(key, [...earlier, { pointer, bytes }]);
    return pointer;
  };
  const missing = (key: string, versionId?: string): never => {
    throw new ObjectNotFound({ bucket: BUCKET, key, ...(versionId && { versionId }) });
  };
  const read = (key: string, versionId: string): Version =>
    versions.get(key)?.find(({ pointer }) => pointer.versionId === versionId) ??
    missing(key, versionId);
  const put = async (key: string, body: Uint8Array | string): Promise<StoredObject> =>
    latest(key)?.pointer ?? write(key, body);
  return {
    put,
    putFile: async (key: string, path: string) => put(key, await readFile(path)),
    putMutable: async (key: string, body: Uint8Array | string) => write(key, body),
    get: async ({ key, versionId }: Pick<StoredObject, 'key' | 'versionId'>) =>
      read(key, versionId).bytes,
    find: async (key: string) => latest(key)?.pointer ?? null,
    /** What HeadObject answers, or undefined. */
    head: (key: string, versionId: string) =>
      versions.get(key)?.find(({ pointer }) => pointer.versionId === versionId)?.pointer,
    /** What the key names now, as text. */
    text: (key: string): string | undefined => {
      const found = latest(key);
      return found && Buffer.from(found.bytes).toString('utf8');
    },
    /** Somebody deletes an object with all its versions. */
    lose: (key: string) => void versions.delete(key),
    keys: () => [...versions.keys()],
  };
};
export type Bucket = ReturnType<typeof createBucket>;
