import { locateFiles } from '../../local/telegram/export/locate-files.ts';
import { readChats } from '../../local/telegram/export/read-chats.ts';
import { linkedUsername } from '../../src/collect-content/export/format/linked-username.ts';
import { readForum } from '../../src/collect-content/export/format/read-forum.ts';
import { readMessages } from '../../src/collect-content/export/format/read-messages.ts';
import type { ExportedChat } from '../../src/collect-content/export/format/shape.ts';
import type { ExportedChannel } from '../../src/collect-content/export/pack-export.ts';
import { basicGroupName, usernameById } from '../../src/show/channel/channel-address.ts';

/** A channel of an export, and what shows can name it by. */
export interface NamedChannel extends ExportedChannel {
  /** What its posts or the file itself say it is called; undefined where neither does. */
  readonly username: string | undefined;
  /** What a channel without a known username goes by; undefined where the export doesn't say its id. */
  readonly nameById: string | undefined;
}

const BASIC_GROUP = /^private_group$/;

const nameById = ({ type }: ExportedChat, channelId: string | null): string | undefined => {
  if (channelId === null) return undefined;
  return BASIC_GROUP.test(type) ? basicGroupName(channelId) : usernameById(channelId);
};

/**
 * The channels of an export: a `result.json`, its folder, or a whole account's.
 * @throws ExportUnreadable
 */
export const readExportedChannels = async (file: string): Promise<NamedChannel[]> => {
  const { folder, chats } = await readChats(file);
  const channels: NamedChannel[] = [];
  for (const chat of chats) {
    const messages = await locateFiles(folder, chat, readMessages(file, chat));
    const channelId = Number(chat.id) > 0 ? String(chat.id) : null;
    channels.push({
      title: chat.name ?? 'A channel without a name',
      channelId,
      messages,
      ...readForum(messages),
      username: chat.username?.toLowerCase() ?? linkedUsername(messages),
      nameById: nameById(chat, channelId),
    });
  }
  return channels;
};
