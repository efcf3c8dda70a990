import type { ApiDeps } from '../../api/routes.ts';
import { createEpisodeImporter } from '../../clients/supabase/episodes/episode-importer.ts';
import type { KeptStore } from '../../inspect/kept/kept-execution.ts';
import type { Config } from '../../runtime/config.ts';
import { lazily } from '../../runtime/lazily.ts';

export const openObjects = (config: Config<'storage'>) =>
  lazily(async () => {
    const { createObjectStore } = await import('../../clients/s3/object-store.ts');
    return createObjectStore(config);
  });
type Objects = ReturnType<typeof openObjects>;

export const openKept = (objects: Objects): KeptStore => {
  const store = lazily(async () => {
    const { createKeptStore } = await import('../../clients/s3/kept-store.ts');
    return createKeptStore(await objects());
  });
  return {
    put: async (key, bytes) => (await store()).put(key, bytes),
    find: async (key) => (await store()).find(key),
  };
};

export const openScripts = (objects: Objects): ApiDeps['scripts'] => ({
  get: async (object) => (await objects()).get(object),
  put: async (key, body, options) => (await objects()).put(key, body, options),
});

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
    objects: { find: async (key) => (await objects()).find(key) },
    mediaBaseUrl: config.MEDIA_BASE_URL,
  };
};
