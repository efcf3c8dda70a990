import type { ApiDeps } from '../../api/routes.ts';
import { createKeptStore } from '../../clients/s3/kept-store.ts';
import type { ObjectStore } from '../../clients/s3/object-store.ts';
import { createEpisodeImporter } from '../../clients/supabase/episodes/episode-importer.ts';
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

export const openImports = (
  config: Config<'database' | 'storage'>,
  objects: Objects,
): ApiDeps['imports'] => {
  const uploads = lazily(async () => {
    const { createUploadSigner } = await import('../../clients/s3/upload-signer.ts');
    return createUploadSigner(config);
  });
  return {
    episodes: createEpisodeImporter(config),
    uploads: { sign: async (key, file) => (await uploads()).sign(key, file) },
    objects,
  };
};
