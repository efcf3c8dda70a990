import type { KeptStore } from '../../inspect/kept/kept-execution.ts';
import type { ObjectStore } from './object-store.ts';

/** Where executions are kept in the bucket. */
export const createKeptStore = (objects: Pick<ObjectStore, 'put' | 'find' | 'get'>): KeptStore => ({
  async put(key, bytes) {
    await objects.put(key, bytes, { contentType: 'application/gzip' });
  },
  async find(key) {
    const object = await objects.find(key);
    return object && (await objects.get(object));
  },
});
