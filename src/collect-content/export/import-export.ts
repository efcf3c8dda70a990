import type { ExportContents } from './manifest.ts';
import { type ExportedChannel, type ExportFile, packExport } from './pack-export.ts';

/** Where exports are brought: the bucket itself, or the API in front of it. `T` is what it answers. */
export interface ExportTarget<T> {
  /** Puts files that aren't there yet. */
  putFiles(username: string, files: readonly ExportFile[]): Promise<void>;
  /** Has the channel read from what has been put. */
  save(username: string, contents: ExportContents): Promise<T>;
}

/** Brings a channel's export in. May be repeated; a later export of the channel is brought in the same way. */
export const importExport = async <T>(
  target: ExportTarget<T>,
  username: string,
  channel: ExportedChannel,
  readSound: Parameters<typeof packExport>[1],
): Promise<T> => {
  const { contents, files } = await packExport(channel, readSound);
  await target.putFiles(username, files);
  return target.save(username, contents);
};
