import pLimit from 'p-limit';
import { splitTopic } from '../../show/channel/channel-address.ts';
import { type ChannelFacts, lookUpChannel } from '../look-up-channel.ts';
import { openAtOnce } from '../open-at-once.ts';
import type { ChannelExportStore } from './channel-exports.ts';
import { ExportChannelSource } from './export-channel-source.ts';
import type { ExportTarget } from './import-export.ts';
import type { ExportContents, ExportManifest, ReadFrom } from './manifest.ts';
import { saveExport } from './save-export.ts';

const AT_ONCE = 20;

/** A channel's export, and the channel's username. */
export interface OwnedManifest {
  readonly username: string;
  readonly manifest: ExportManifest;
}

/** What an export tells of a channel, and whether it is read. */
export interface ExportFacts extends ChannelFacts {
  readonly readFrom: ReadFrom;
}

/** The exports of a bucket, for whoever brings them in and chooses between them and Telegram. */
export interface ManagedExports
  extends ExportTarget<ExportManifest>,
    Pick<ChannelExportStore, 'find' | 'hasFile' | 'remove'> {
  /** By username. */
  list(): Promise<readonly OwnedManifest[]>;
  /** @throws ExportIncomplete, ExportOfOtherChannel */
  save(username: string, contents: ExportContents): Promise<ExportManifest>;
  /** Has a channel that has an export be read from it, or from Telegram; null where it has none. */
  choose(username: string, readFrom: ReadFrom): Promise<ExportManifest | null>;
  /** When is posted in a channel or a topic by its export, and how often; null without one. @throws UnknownChannel for a topic that the export hasn't */
  lookUp(name: string): Promise<ExportFacts | null>;
}

/** Manages the exports that lie in a store. */
export const createManagedExports = (
  store: ChannelExportStore,
  now: () => Date,
): ManagedExports => ({
  find: (username) => store.find(username),
  hasFile: (username, kind, sha256) => store.hasFile(username, kind, sha256),
  remove: (username) => store.remove(username),
  async list() {
    const limit = pLimit(AT_ONCE);
    const found = (await store.list()).map((username) =>
      limit(async () => {
        const manifest = await store.find(username);
        return manifest ? [{ username, manifest }] : [];
      }),
    );
    return (await Promise.all(found)).flat();
  },
  async putFiles(username, files) {
    for (const { kind, sha256, read } of files) {
      await store.putFile(username, kind, sha256, await read());
    }
  },
  save: (username, contents) => saveExport(store, username, contents, now()),
  async choose(username, readFrom) {
    const chosen = await store.change(username, async (one) => one && { ...one, readFrom });
    return chosen.after;
  },
  async lookUp(name) {
    const manifest = await store.find(splitTopic(name).channel);
    if (!manifest) return null;
    const channel = await openAtOnce(new ExportChannelSource(store), name);
    return { readFrom: manifest.readFrom, ...(await lookUpChannel(channel, now())) };
  },
});
