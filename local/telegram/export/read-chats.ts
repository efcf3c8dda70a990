import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { ExportUnreadable, HOW_TO_EXPORT } from './export-unreadable.ts';
import { parseExportJson } from './parse-json.ts';
import { type ExportedChat, ExportedChatSchema } from './shape.ts';

const AccountSchema = z.looseObject({ chats: z.looseObject({ list: z.array(z.unknown()) }) });
const CHANNEL_TYPES = /channel|supergroup/;

const readText = async (file: string): Promise<{ text: string; folder: string }> => {
  let isFolder = false;
  try {
    isFolder = (await stat(file)).isDirectory();
    const text = await readFile(isFolder ? join(file, 'result.json') : file, 'utf8');
    return { text, folder: isFolder ? file : dirname(file) };
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

/**
 * The chats of an export: one, or the channels of a whole account's, with the folder that the export lies in.
 * @throws ExportUnreadable
 */
export const readChats = async (
  file: string,
): Promise<{ readonly folder: string; readonly chats: readonly ExportedChat[] }> => {
  const { text, folder } = await readText(file);
  return { folder, chats: chatsOf(file, parseExportJson(file, text)) };
};
