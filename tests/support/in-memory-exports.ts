import type { ChannelExportStore } from '../../src/collect-content/export/channel-exports.ts';
import type { ExportManifest } from '../../src/collect-content/export/manifest.ts';
import { readPart } from '../../src/collect-content/export/part-file.ts';

/** Exports of channels as the bucket keeps them; `reads` is told the digest of each part that is read. */
export const inMemoryExports = (reads: string[] = []): ChannelExportStore => {
  const manifests = new Map<string, ExportManifest>();
  const files = new Map<string, Uint8Array | string>();
  const keyOf = (username: string, sha256: string) => `${username}/${sha256}`;
  const fileOf = (username: string, sha256: string): Buffer => {
    const file = files.get(keyOf(username, sha256));
    if (file === undefined) throw new Error(`There is no file ${sha256} of ${username}.`);
    return Buffer.from(file);
  };
  return {
    find: async (username) => manifests.get(username) ?? null,
    async readPart(username, sha256) {
      reads.push(sha256);
      return readPart(fileOf(username, sha256).toString());
    },
    readVoice: async (username, sha256) => fileOf(username, sha256),
    list: async () => [...manifests.keys()].sort(),
    hasFile: async (username, _kind, sha256) => files.has(keyOf(username, sha256)),
    putFile: async (username, _kind, sha256, bytes) =>
      void files.set(keyOf(username, sha256), bytes),
    async change(username, make) {
      const before = manifests.get(username) ?? null;
      const after = await make(before);
      if (after) manifests.set(username, after);
      return { before, after };
    },
    async removeParts(username, digests) {
      for (const sha256 of digests) files.delete(keyOf(username, sha256));
    },
    async remove(username) {
      manifests.delete(username);
      for (const key of [...files.keys()]) if (key.startsWith(`${username}/`)) files.delete(key);
    },
  };
};
