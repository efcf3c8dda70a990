import { basename } from 'node:path';
import { ExportUnreadable } from '../../../src/collect-content/export/format/export-unreadable.ts';
import { linkedUsername } from '../../../src/collect-content/export/format/linked-username.ts';
import type { Message } from '../../../src/collect-content/export/format/message.ts';
import { readForum } from '../../../src/collect-content/export/format/read-forum.ts';
import { isGroup, readMessages } from '../../../src/collect-content/export/format/read-messages.ts';
import type { ExportedChat } from '../../../src/collect-content/export/format/shape.ts';
import type { Channel, UsernameSource } from '../channel.ts';
import { identify } from './identify.ts';
import { locateFiles } from './locate-files.ts';
import { readChats } from './read-chats.ts';
import { usernameFor } from './username.ts';

/** What usernames the channels get, which exports don't hold. */
export interface UsernameOptions {
  /** Those of the files' channels as far as they are known, in the order of the files. */
  readonly usernames?: readonly (string | undefined)[];
  /** True looks for others in the links between a channel's posts; more posts may tell another name. */
  readonly findUsernames?: boolean;
  /** The files whose channels go by their id where no username is known; those of others by a name made of their title. */
  readonly byId?: readonly string[];
  /** The files whose channels take the place of those that earlier files have. */
  readonly replacing?: readonly string[];
  /** What a channel of those files goes by; without it, a name made of its title. */
  readonly usernameById?: (channelId: string) => string;
}

const nameChannel = (
  chat: ExportedChat,
  messages: readonly Message[],
  {
    known,
    file,
    shallFind,
    nameById,
    taken,
  }: {
    readonly known: string | undefined;
    readonly file: string;
    readonly shallFind: boolean;
    readonly nameById: UsernameOptions['usernameById'];
    readonly taken: ReadonlySet<string>;
  },
): { username: string; usernameFrom: UsernameSource } => {
  if (known !== undefined) return { username: known, usernameFrom: 'given' };
  const found = shallFind ? linkedUsername(messages) : undefined;
  if (found !== undefined && chat.username === undefined && !taken.has(found)) {
    return { username: found, usernameFrom: 'links' };
  }
  if (nameById && chat.username === undefined && Number(chat.id) > 0) {
    return { username: nameById(String(chat.id)), usernameFrom: 'id' };
  }
  const title = chat.name ?? basename(file);
  return {
    username: usernameFor(chat.username ?? title, String(chat.id), taken),
    usernameFrom: chat.username === undefined ? 'name' : 'given',
  };
};

/**
 * Reads Telegram Desktop exports (a `result.json`, its folder, or a whole account's) as channels.
 * @throws ExportUnreadable for the first file that cannot be used.
 */
export const readExports = async (
  files: readonly string[],
  {
    usernames = [],
    findUsernames: shallFind = false,
    byId = [],
    replacing = [],
    usernameById,
  }: UsernameOptions = {},
): Promise<Channel[]> => {
  const channels: Channel[] = [];
  const taken = new Set(usernames.filter((name) => name !== undefined));
  const owners = new Map<bigint, string>();
  for (const [index, file] of files.entries()) {
    const { folder, chats } = await readChats(file);
    const known = usernames[index];
    if (known !== undefined && chats.length > 1) {
      throw new ExportUnreadable(
        file,
        `holds ${chats.length} channels, but @${known} is the name of one. Export that channel alone.`,
      );
    }
    for (const chat of chats) {
      const messages = await locateFiles(folder, chat, readMessages(file, chat));
      const nameById = byId.includes(file) ? usernameById : undefined;
      const name = nameChannel(chat, messages, { known, file, shallFind, nameById, taken });
      const { username } = name;
      const { id, accessHash } = identify(chat.id, username);
      const owner = owners.get(id);
      const isLater = owner !== undefined && owner !== file && replacing.includes(file);
      const earlier = isLater ? channels.findIndex((channel) => channel.id === id) : -1;
      if (earlier >= 0) channels.splice(earlier, 1);
      else if (owner !== undefined) {
        throw new ExportUnreadable(file, `holds the same channel as ${owner}. Give one of them.`);
      }
      taken.add(username);
      owners.set(id, file);
      const title = chat.name ?? basename(file);
      channels.push({
        id,
        accessHash,
        ...name,
        title,
        isGroup: isGroup(chat),
        messages,
        ...readForum(messages),
      });
    }
  }
  return channels;
};
