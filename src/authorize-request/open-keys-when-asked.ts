import type { KeyFinder } from './key-finder.ts';

/** Keys whose database is opened by the first request with one: its client takes long to load. */
export const openKeysWhenAsked = (open: () => Promise<KeyFinder>): KeyFinder => ({
  find: async (prefix) => (await open()).find(prefix),
  noteUse: async (id) => (await open()).noteUse(id),
  takeSignature: async (id, signature, seconds) =>
    (await open()).takeSignature(id, signature, seconds),
});
