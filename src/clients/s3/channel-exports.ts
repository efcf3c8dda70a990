import { paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import type {
  ChannelExportStore,
  ChannelExports,
} from '../../collect-content/export/channel-exports.ts';
import {
  EXPORTS_PREFIX,
  exportFileKey,
  exportPrefix,
  manifestKey,
} from '../../collect-content/export/export-keys.ts';
import {
  type ExportManifest,
  ExportManifestSchema,
} from '../../collect-content/export/manifest.ts';
import { readPart } from '../../collect-content/export/part-file.ts';
import { changeObject } from './change-object.ts';
import { createS3Client } from './client.ts';
import { createObjectStore, type ObjectStore } from './object-store.ts';
import { removeObjects } from './remove-objects.ts';
import { ObjectNotFound, StorageUnavailable } from './storage-errors.ts';
import { toStorageError } from './to-storage-error.ts';

/** S3 takes a thousand in one request. */
const MOST_AT_ONCE = 1_000;
const JSON_FILE = { contentType: 'application/json' };
const SOUND_FILE = { contentType: 'application/octet-stream' };

const parseManifest = (text: string): ExportManifest =>
  ExportManifestSchema.parse(JSON.parse(text));

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** The exports of channels in the bucket, to be read. */
export const createChannelExports = (
  { S3_BUCKET_NAME: bucket }: { readonly S3_BUCKET_NAME: string },
  objects: Pick<ObjectStore, 'get'>,
): ChannelExports => ({
  async find(username) {
    try {
      return parseManifest(decode(await objects.get(manifestKey(username))));
    } catch (error) {
      if (error instanceof ObjectNotFound) return null;
      throw error;
    }
  },
  async readPart(username, sha256) {
    const key = exportFileKey(username, 'posts', sha256);
    try {
      return readPart(decode(await objects.get(key)));
    } catch (error) {
      if (!(error instanceof ObjectNotFound)) throw error;
      const why = 'a later export has taken its place while it was read. Try again.';
      throw new StorageUnavailable({ bucket, key }, 'read', why, error);
    }
  },
  readVoice: (username, sha256) => objects.get(exportFileKey(username, 'voice', sha256)),
});

/** The exports of channels in the bucket, to be changed. */
export const createChannelExportStore = (
  config: { readonly S3_BUCKET_NAME: string; readonly AWS_REGION: string },
  client: S3Client = createS3Client(config.AWS_REGION),
): ChannelExportStore => {
  const { S3_BUCKET_NAME: bucket } = config;
  const objects = createObjectStore(config, client);

  const remove = async (prefix: string, keys: readonly string[]): Promise<void> => {
    for (let from = 0; from < keys.length; from += MOST_AT_ONCE) {
      const some = keys.slice(from, from + MOST_AT_ONCE).map((Key) => ({ Key }));
      await removeObjects(client, { bucket, what: prefix }, some).catch((error: unknown) => {
        throw toStorageError(error, { action: 'take away', bucket, key: prefix });
      });
    }
  };

  /** What lies below a prefix: objects, and folders where only the next level is asked for. */
  const listBelow = async (prefix: string, delimiter?: '/') => {
    const found = { keys: [] as string[], folders: [] as string[] };
    const request = { Bucket: bucket, Prefix: prefix, Delimiter: delimiter };
    try {
      for await (const page of paginateListObjectsV2({ client }, request)) {
        found.keys.push(...(page.Contents ?? []).map(({ Key = '' }) => Key));
        found.folders.push(...(page.CommonPrefixes ?? []).map(({ Prefix = '' }) => Prefix));
      }
    } catch (error) {
      throw toStorageError(error, { action: 'look up', bucket, key: prefix });
    }
    return found;
  };

  return {
    ...createChannelExports(config, objects),
    async list() {
      const { folders } = await listBelow(EXPORTS_PREFIX, '/');
      return folders.map((folder) => folder.slice(EXPORTS_PREFIX.length, -1));
    },
    hasFile: async (username, kind, sha256) =>
      (await objects.find(exportFileKey(username, kind, sha256))) !== null,
    async putFile(username, kind, sha256, bytes) {
      const type = kind === 'posts' ? JSON_FILE : SOUND_FILE;
      await objects.put(exportFileKey(username, kind, sha256), bytes, type);
    },
    async change(username, make) {
      const target = { bucket, key: manifestKey(username) };
      return changeObject(client, target, JSON_FILE.contentType, async (text) => {
        const before = text === null ? null : parseManifest(text);
        const after = await make(before);
        const made = after && JSON.stringify(ExportManifestSchema.parse(after));
        return { text: made, told: { before, after } };
      });
    },
    removeParts: (username, digests) =>
      remove(
        exportPrefix(username),
        digests.map((sha256) => exportFileKey(username, 'posts', sha256)),
      ),
    async remove(username) {
      const prefix = exportPrefix(username);
      // Without its manifest nobody reads it any more, whatever becomes of the rest.
      await remove(prefix, [manifestKey(username)]);
      await remove(prefix, (await listBelow(prefix)).keys);
    },
  };
};
