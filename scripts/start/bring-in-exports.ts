import { readExports } from '../../local/telegram/export/read-exports.ts';
import type { Channel } from '../../local/telegram/index.ts';
import { usernameById } from '../../src/show/channel/channel-address.ts';
import type { KeptExports } from '../channels/kept-exports.ts';

/** An export that is new here or has changed, and its channels. */
export interface ReadExport {
  readonly file: string;
  readonly channels: readonly Channel[];
}

/** Channels of older versions went by names made of their titles, and go on by them. */
const asBefore = (channel: Channel, kept: Pick<KeptExports, 'earlierName'>): Channel => {
  const earlier = channel.usernameFrom === 'name' ? kept.earlierName(channel) : undefined;
  return earlier === undefined ? channel : { ...channel, username: earlier };
};

/**
 * Reads those exports that aren't in the bucket as they are now.
 * @throws ExportUnreadable for the first file that cannot be used
 */
export const readNewExports = async (
  files: readonly string[],
  kept: Pick<KeptExports, 'isTaken' | 'usernameOf' | 'byId' | 'earlierName'>,
): Promise<ReadExport[]> => {
  const found: ReadExport[] = [];
  for (const file of files) {
    if (await kept.isTaken(file)) continue;
    const channels = await readExports([file], {
      usernames: [kept.usernameOf(file)],
      byId: kept.byId,
      usernameById,
    });
    found.push({ file, channels: channels.map((channel) => asBefore(channel, kept)) });
  }
  return found;
};
