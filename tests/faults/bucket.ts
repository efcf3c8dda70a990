import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ObjectNotFound } from '../../src/clients/s3/storage-errors.ts';
import type { StoredObject } from '../../src/episode/stored-object.ts';

interface Version {
  readonly pointer: StoredObject;
  readonly bytes: Uint8Array;
}
/** Stands in front of the versions of a key that names nothing by now. */
const DELETE_MARKER = { pointer: null } as const;

/** A versioned bucket in memory, with the writes of src/clients/s3. */
export const createBucket = () => {
  const versions = new Map<string, (Version | typeof DELETE_MARKER)[]>();
  const BUCKET = 'simulation';
  const isVersion = (each: Version | typeof DELETE_MARKER): each is Version =>
    each.pointer !== null;
  const latest = (key: string): Version | undefined => {
    const last = versions.get(key)?.at(-1);
    return last && isVersion(last) ? last : undefined;
  };
  const ofVersion = (key: string, versionId: string): Version | undefined =>
    versions
      .get(key)
      ?.filter(isVersion)
      .find(({ pointer }) => pointer.versionId === versionId);
  const below = (prefix: string) => [...versions.keys()].filter((key) => key.startsWith(prefix));
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
    ofVersion(key, versionId) ?? missing(key, versionId);
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
    head: (key: string, versionId: string) => ofVersion(key, versionId)?.pointer,
    /** What the key names now, as text. */
    text: (key: string): string | undefined => {
      const found = latest(key);
      return found && Buffer.from(found.bytes).toString('utf8');
    },
    /** Somebody deletes an object with all its versions. */
    lose: (key: string) => void versions.delete(key),
    keys: () => [...versions.keys()],
    /** What the public may fetch below a prefix. */
    publicKeys: (prefix: string) => below(prefix).filter((key) => latest(key) !== undefined),
    withhold: async (prefix: string) => {
      for (const key of below(prefix)) if (latest(key)) versions.get(key)?.push(DELETE_MARKER);
    },
    restore: async (prefix: string) => {
      for (const key of below(prefix)) if (!latest(key)) versions.get(key)?.pop();
    },
    destroy: async (prefix: string) => {
      for (const key of below(prefix)) versions.delete(key);
    },
  };
};
export type Bucket = ReturnType<typeof createBucket>;
