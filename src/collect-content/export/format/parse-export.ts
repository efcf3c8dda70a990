import { z } from 'zod';
import { ExportUnreadable, HOW_TO_EXPORT } from './export-unreadable.ts';
import { parseExportJson } from './parse-json.ts';
import { type ExportedChat, ExportedChatSchema } from './shape.ts';

const AccountSchema = z.looseObject({ chats: z.looseObject({ list: z.array(z.unknown()) }) });
const CHANNEL_TYPES = /channel|supergroup/;

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
 * The chats in the text of an export: one, or the channels of a whole account's. `file` is what
 * errors call it.
 * @throws ExportUnreadable
 */
export const parseExport = (file: string, text: string): ExportedChat[] =>
  chatsOf(file, parseExportJson(file, text));
