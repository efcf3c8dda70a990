import { BotApiError, badRequest } from './bot-api-error.ts';

/** What the bot may do in a chat. */
export interface BotRights {
  readonly status: 'administrator' | 'member' | 'left' | 'kicked';
  readonly canPost?: boolean;
  readonly canEdit?: boolean;
  readonly canDelete?: boolean;
}

/** A chat that the bot can be asked of. */
export interface Chat {
  readonly id: number;
  readonly title: string;
  readonly type: 'channel' | 'supergroup' | 'private';
  /** Without the `@`. */
  readonly username?: string;
  readonly bot: BotRights;
}

/** A message as it stands in a chat. */
export interface Message {
  readonly chatId: number;
  readonly messageId: number;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  /** How often it was edited. */
  readonly edits: number;
  readonly content:
    | { readonly kind: 'text'; readonly text: string }
    | {
        readonly kind: 'audio';
        readonly caption: string;
        readonly title: string;
        readonly performer: string;
        readonly durationSeconds: number;
        readonly bytes: Buffer;
        /** Null where none was sent, or one that Telegram doesn't take. */
        readonly thumbnail: Buffer | null;
      };
}

const TWO_DAYS_MS = 48 * 60 * 60 * 1000;

/** The chats that a bot knows, with the messages that it has sent. */
export const createChats = (given: readonly Chat[], now: () => number) => {
  const chats = new Map(given.map((chat) => [chat.id, chat]));
  const messages: Message[] = [];
  let lastId = 0;

  const find = (chatId: unknown): Chat => {
    const wanted = String(chatId ?? '');
    if (wanted === '') throw badRequest('chat_id is empty');
    const byName = (chat: Chat) =>
      chat.username !== undefined && `@${chat.username}`.toLowerCase() === wanted.toLowerCase();
    const chat = [...chats.values()].find((each) => String(each.id) === wanted || byName(each));
    if (chat === undefined) throw badRequest('chat not found');
    return chat;
  };
  const checkMember = ({ bot, type }: Chat): void => {
    if (bot.status === 'kicked') {
      throw new BotApiError(403, `Forbidden: bot was kicked from the ${type} chat`);
    }
    if (bot.status === 'left') {
      throw new BotApiError(403, `Forbidden: bot is not a member of the ${type} chat`);
    }
  };
  const isAdministrator = ({ bot }: Chat, right: 'canPost' | 'canEdit' | 'canDelete'): boolean =>
    bot.status === 'administrator' && bot[right] === true;
  const checkPost = (chat: Chat): void => {
    checkMember(chat);
    if (chat.type === 'channel' && !isAdministrator(chat, 'canPost')) {
      throw badRequest('need administrator rights in the channel chat');
    }
  };
  const indexOf = (chat: Chat, messageId: unknown, doing: 'edit' | 'delete'): number => {
    const at = messages.findIndex(
      (each) => each.chatId === chat.id && each.messageId === Number(messageId),
    );
    if (at === -1) throw badRequest(`message to ${doing} not found`);
    return at;
  };
  return {
    find,
    messages,
    /** Somebody changes a chat, or what the bot may do there. */
    set: (chat: Chat) => void chats.set(chat.id, chat),
    send(chat: Chat, content: Message['content']): Message {
      checkPost(chat);
      lastId += 1;
      const message = { chatId: chat.id, messageId: lastId, sentAt: now(), edits: 0, content };
      messages.push(message);
      return message;
    },
    edit(
      chat: Chat,
      messageId: unknown,
      change: (before: Message['content']) => Message['content'],
    ): Message {
      checkPost(chat);
      const at = indexOf(chat, messageId, 'edit');
      const before = messages[at] as Message;
      const edited = { ...before, edits: before.edits + 1, content: change(before.content) };
      messages[at] = edited;
      return edited;
    },
    remove(chat: Chat, messageId: unknown): void {
      checkMember(chat);
      const at = indexOf(chat, messageId, 'delete');
      const isYoung = now() - (messages[at] as Message).sentAt < TWO_DAYS_MS;
      const mayOwn = isYoung && (chat.type !== 'channel' || isAdministrator(chat, 'canPost'));
      if (!mayOwn && !isAdministrator(chat, 'canDelete')) {
        throw badRequest("message can't be deleted");
      }
      messages.splice(at, 1);
    },
  };
};
export type Chats = ReturnType<typeof createChats>;
