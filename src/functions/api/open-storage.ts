import type { ApiDeps } from '../../api/routes.ts';
import { createKeptStore } from '../../clients/s3/kept-store.ts';
import type { ObjectStore } from '../../clients/s3/object-store.ts';
import { createEpisodeImporter } from '../../clients/supabase/episodes/episode-importer.ts';
import type { UploadSigner } from '../../episode/episode-import.ts';
import type { KeptStore } from '../../inspect/kept/kept-execution.ts';
import type { Config } from '../../runtime/config.ts';
import { lazily } from '../../runtime/lazily.ts';

type Objects = Pick<ObjectStore, 'get' | 'put' | 'find'>;

export const openObjects = (config: Config<'storage'>): Objects => {
  const store = lazily(async () => {
    const { createObjectStore } = await import('../../clients/s3/object-store.ts');
    return createObjectStore(config);
  });
  return {
    get: async (object) => (await store()).get(object),
    put: async (key, body, options) => (await store()).put(key, body, options),
    find: async (key) => (await store()).find(key),
  };
};

export const openKept = (objects: Objects): KeptStore => createKeptStore(objects);

const openUploads = (config: Config<'storage'>): UploadSigner => {
  const uploads = lazily(async () => {
    const { createUploadSigner } = await import('../../clients/s3/upload-signer.ts');
    return createUploadSigner(config);
  });
  return { sign: async (key, file) => (await uploads()).sign(key, file) };
};

export const openImports = (
  config: Config<'database' | 'storage'>,
  objects: Objects,
): ApiDeps['imports'] => ({
  episodes: createEpisodeImporter(config),
  uploads: openUploads(config),
  objects,
});

export const openChannelExports = (config: Config<'storage'>): ApiDeps['channelExports'] => ({
  open: lazily(async () => {
    const { createChannelExportStore } = await import('../../clients/s3/channel-exports.ts');
    const { createManagedExports } = await import(
      '../../collect-content/export/managed-exports.ts'
    );
    return createManagedExports(createChannelExportStore(config), () => new Date());
  }),
  uploads: openUploads(config),
});
