import { ExportUnreadable } from './export-unreadable.ts';
import { markAlbums } from './mark-albums.ts';
import type { Message } from './message.ts';
import { type ExportedChat, ExportedMessageSchema } from './shape.ts';
import { toMessage } from './to-message.ts';

const GROUP_TYPES = /group/;

/** Whether a chat's members write in it, and not the channel itself. */
export const isGroup = ({ type }: ExportedChat): boolean => GROUP_TYPES.test(type);

/**
 * The messages of a chat, in the order of their ids, with those of one album marked. `file` is what
 * errors call the export.
 * @throws ExportUnreadable naming the message that is damaged
 */
export const readMessages = (file: string, chat: ExportedChat): Message[] => {
  const byId = new Map<number, Message>();
  chat.messages.forEach((candidate, index) => {
    const parsed = ExportedMessageSchema.safeParse(candidate);
    const [issue] = parsed.error?.issues ?? [];
    const message = parsed.success ? toMessage(parsed.data, isGroup(chat)) : undefined;
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
