import { z } from 'zod';
import { ExportUnreadable, HOW_TO_EXPORT } from './export-unreadable.ts';
import { parseExportJson } from './parse-json.ts';
import { type ExportedChat, ExportedChatSchema } from './shape.ts';

const AccountSchema = z.looseObject({ chats: z.looseObject({ list: z.array(z.unknown()) }) });
const CHANNEL_TYPES = /channel|supergroup/;
/** What has happened to a chat, such as that it was created; below zero stands what a migrated group repeats. */
const NoPostSchema = z.union([
  z.looseObject({ type: z.literal('service') }),
  z.looseObject({ id: z.number().max(0) }),
]);

const hasPosts = ({ messages }: ExportedChat): boolean =>
  messages.some((message) => !NoPostSchema.safeParse(message).success);

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
  const channels = chats.filter((chat) => CHANNEL_TYPES.test(chat.type) && hasPosts(chat));
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
