import { StorageUnavailable } from '../../../src/clients/s3/storage-errors.ts';
import type { World } from '../world.ts';

/** The bucket as tasks reach it. */
export const objectsOf = ({ bucket, outside, random, losses }: World) => {
  const fail = (name: string, key: string) => (): never => {
    if (name === 'put' && key.startsWith('segments/')) losses.unstored += 1;
    throw new StorageUnavailable({ bucket: 'simulation', key }, 'answer', 'SlowDown');
  };
  const reach = <T>(name: string, key: string, call: () => Promise<T>): Promise<T> =>
    outside.reach({
      ...{ kind: 'storage', name: `${name} ${key.replace(/[0-9a-f]{64}|[0-9a-f-]{36}/g, '…')}` },
      ...{ call, fail: fail(name, key) },
      own: {
        'object gone': async () => {
          const keys = bucket.keys().filter((each) => each.startsWith('podcasts/'));
          const lost = keys[random.pick(`lost at ${name}`, Math.max(1, keys.length))];
          losses.objects += 1;
          if (lost !== undefined) bucket.lose(lost);
          return call();
        },
      },
    });
  return {
    put: (key: string, body: Uint8Array | string) => reach('put', key, () => bucket.put(key, body)),
    putFile: (key: string, path: string) => reach('put', key, () => bucket.putFile(key, path)),
    putMutable: (key: string, body: Uint8Array | string) =>
      reach('put', key, () => bucket.putMutable(key, body)),
    get: (object: { readonly key: string; readonly versionId: string }) =>
      reach('get', object.key, () => bucket.get(object)),
    find: (key: string) => reach('find', key, () => bucket.find(key)),
    stream: async function* (object: { readonly key: string; readonly versionId: string }) {
      yield await reach('stream', object.key, () => bucket.get(object));
    },
    withhold: (prefix: string) => reach('withhold', prefix, () => bucket.withhold(prefix)),
    restore: (prefix: string) => reach('restore', prefix, () => bucket.restore(prefix)),
    destroy: (prefix: string) => reach('destroy', prefix, () => bucket.destroy(prefix)),
  };
};
