import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Channel, Message } from '../channel.ts';
import { markAlbums } from './albums.ts';
import { ExportUnreadable, HOW_TO_EXPORT } from './export-unreadable.ts';
import { identify } from './identify.ts';
import { parseExportJson } from './parse-json.ts';
import { type ExportedChat, ExportedChatSchema, ExportedMessageSchema } from './shape.ts';
import { toMessage } from './to-message.ts';
import { usernameFor } from './username.ts';

const AccountSchema = z.looseObject({ chats: z.looseObject({ list: z.array(z.unknown()) }) });
const CHANNEL_TYPES = /channel|supergroup/;

const readText = async (file: string): Promise<string> => {
  let isFolder = false;
  try {
    isFolder = (await stat(file)).isDirectory();
    return await readFile(isFolder ? join(file, 'result.json') : file, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const missing = isFolder ? 'is a folder without a result.json' : 'does not exist';
    const problem = code === 'ENOENT' ? missing : `cannot be read (${code})`;
    throw new ExportUnreadable(file, `${problem}. ${HOW_TO_EXPORT}`, { cause });
  }
};

const chatsOf = (file: string, json: unknown): ExportedChat[] => {
  const account = AccountSchema.safeParse(json);
  const candidates = account.success ? account.data.chats.list : [json];
  const chats = candidates.map((candidate) => {
    const chat = ExportedChatSchema.safeParse(candidate);
    if (chat.success) return chat.data;
    throw new ExportUnreadable(
      file,
      `is JSON, but no Telegram export: it has no list of messages. ${HOW_TO_EXPORT}`,
      { cause: chat.error },
    );
  });
  if (!account.success) return chats;
  const channels = chats.filter(
    ({ type, messages }) => CHANNEL_TYPES.test(type) && messages.length > 0,
  );
  if (channels.length > 0) return channels;
  throw new ExportUnreadable(file, `holds no channel with messages. ${HOW_TO_EXPORT}`);
};

const messagesOf = (file: string, chat: ExportedChat): Message[] => {
  const byId = new Map<number, Message>();
  chat.messages.forEach((candidate, index) => {
    const parsed = ExportedMessageSchema.safeParse(candidate);
    const [issue] = parsed.error?.issues ?? [];
    const message = parsed.success ? toMessage(parsed.data) : undefined;
    if (!message || !Number.isFinite(message.date)) {
      const where = ['messages', index, ...(issue?.path ?? ['date'])].join('.');
      throw new ExportUnreadable(
        file,
        `is damaged at ${where}: ${issue?.message ?? 'not a date'}. Export the channel again.`,
      );
    }
    // Exports from a migrated group repeat the old group's ids below zero; Telegram's own are positive.
    if (message.id > 0) byId.set(message.id, message);
  });
  if (![...byId.values()].some(({ service }) => service === undefined)) {
    throw new ExportUnreadable(
      file,
      `has no messages in "${chat.name ?? 'its chat'}". Export it again with a longer period.`,
    );
  }
  return markAlbums([...byId.values()].sort((a, b) => a.id - b.id));
};

/**
 * Reads Telegram Desktop exports (a `result.json`, its folder, or a whole account's) as channels.
 * @throws ExportUnreadable for the first file that cannot be used.
 */
export const readExports = async (files: readonly string[]): Promise<Channel[]> => {
  const channels: Channel[] = [];
  const usernames = new Set<string>();
  const owners = new Map<bigint, string>();
  for (const file of files) {
    for (const chat of chatsOf(file, parseExportJson(file, await readText(file)))) {
      const title = chat.name ?? basename(file);
      const username = usernameFor(chat.username ?? title, String(chat.id), usernames);
      const { id, accessHash } = identify(chat.id, username);
      const owner = owners.get(id);
      if (owner !== undefined) {
        throw new ExportUnreadable(file, `holds the same channel as ${owner}. Give one of them.`);
      }
      usernames.add(username);
      owners.set(id, file);
      channels.push({ id, accessHash, username, title, messages: messagesOf(file, chat) });
    }
  }
  return channels;
};
