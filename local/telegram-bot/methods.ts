import { imageSize } from 'image-size';
import { BotApiError, badRequest } from './bot-api-error.ts';
import type { Chat, Chats, Message } from './chats.ts';
import type { Call, SentFile } from './read-call.ts';

/** Whose token is used. */
export interface BotUser {
  readonly id: number;
  readonly name: string;
  readonly username: string;
}

/** What the documentation says of each method's fields (core.telegram.org/bots/api). */
const MAX_CAPTION = 1024;
const MAX_TEXT = 4096;
const COVER = { pixels: 320, bytes: 200_000 } as const;

const UNMODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

const captionOf = (value: unknown): string => {
  const caption = textOf(value);
  if (caption.length > MAX_CAPTION) throw badRequest('message caption is too long');
  return caption;
};

const messageText = (value: unknown): string => {
  const text = textOf(value);
  if (text === '') throw badRequest('message text is empty');
  if (text.length > MAX_TEXT) throw badRequest('message is too long');
  return text;
};

/** The file that a field names: `attach://<name>`, or a form's own field. */
const fileOf = ({ files }: Call, value: unknown, field: string): SentFile | undefined => {
  const attached = typeof value === 'string' ? /^attach:\/\/(.+)$/.exec(value)?.[1] : undefined;
  return files.get(attached ?? field);
};

/** A cover that Telegram doesn't take is passed over without a word. */
const thumbnailOf = (file: SentFile | undefined): Buffer | null => {
  if (file === undefined || file.bytes.length > COVER.bytes) return null;
  if (!file.bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return null;
  const { width, height } = imageSize(file.bytes);
  return width <= COVER.pixels && height <= COVER.pixels ? file.bytes : null;
};

const audioOf = (
  call: Call,
  fields: Readonly<Record<string, unknown>>,
  sound: unknown,
): Extract<Message['content'], { kind: 'audio' }> => {
  const file = fileOf(call, sound, 'audio');
  if (file === undefined) {
    throw new BotApiError(501, 'Not implemented here: audio by an address or a file_id');
  }
  if (file.bytes.length === 0) throw badRequest('file must be non-empty');
  return {
    kind: 'audio',
    caption: captionOf(fields['caption']),
    title: textOf(fields['title']),
    performer: textOf(fields['performer']),
    durationSeconds: Number(fields['duration'] ?? 0),
    bytes: file.bytes,
    thumbnail: thumbnailOf(fileOf(call, fields['thumbnail'], 'thumbnail')),
  };
};

const chatView = ({ id, title, type, username }: Chat) => ({
  ...{ id, title, type },
  ...(username && { username }),
});

const messageView = (chats: Chats, { chatId, messageId, sentAt, content }: Message) => ({
  message_id: messageId,
  date: Math.floor(sentAt / 1000),
  chat: chatView(chats.find(chatId)),
  ...(content.kind === 'text'
    ? { text: content.text }
    : {
        caption: content.caption,
        audio: {
          file_id: `audio-${chatId}-${messageId}`,
          file_unique_id: `${chatId}-${messageId}`,
          duration: content.durationSeconds,
          ...{ title: content.title, performer: content.performer },
          file_size: content.bytes.length,
        },
      }),
});

const memberView = ({ type, bot }: Chat, user: object) => ({
  status: bot.status,
  user,
  ...(bot.status === 'administrator' && {
    can_delete_messages: bot.canDelete === true,
    ...(type === 'channel' && {
      can_post_messages: bot.canPost === true,
      can_edit_messages: bot.canEdit === true,
    }),
  }),
});

/** Does what a call asks for, and answers its result. @throws BotApiError */
export const perform = (chats: Chats, bot: BotUser, call: Call): unknown => {
  const { fields, method } = call;
  const user = { id: bot.id, is_bot: true, first_name: bot.name, username: bot.username };
  const edit = (change: (before: Message['content']) => Message['content']) =>
    messageView(chats, chats.edit(chats.find(fields['chat_id']), fields['message_id'], change));
  switch (method) {
    case 'getMe':
      return user;
    case 'getChat':
      return chatView(chats.find(fields['chat_id']));
    case 'getChatMember': {
      if (Number(fields['user_id']) !== bot.id) throw badRequest('user not found');
      return memberView(chats.find(fields['chat_id']), user);
    }
    case 'sendMessage': {
      const chat = chats.find(fields['chat_id']);
      const text = messageText(fields['text']);
      return messageView(chats, chats.send(chat, { kind: 'text', text }));
    }
    case 'sendAudio': {
      const chat = chats.find(fields['chat_id']);
      return messageView(chats, chats.send(chat, audioOf(call, fields, fields['audio'])));
    }
    case 'editMessageText': {
      const text = messageText(fields['text']);
      return edit((before) => {
        if (before.kind !== 'text') throw badRequest('there is no text in the message to edit');
        if (before.text === text) throw badRequest(UNMODIFIED);
        return { kind: 'text', text };
      });
    }
    case 'editMessageCaption': {
      const caption = captionOf(fields['caption']);
      return edit((before) => {
        if (before.kind !== 'audio') throw badRequest('there is no caption in the message to edit');
        if (before.caption === caption) throw badRequest(UNMODIFIED);
        return { ...before, caption };
      });
    }
    case 'editMessageMedia': {
      const { media } = fields;
      const given = (typeof media === 'string' ? JSON.parse(media) : media) as Record<
        string,
        unknown
      >;
      if (given?.['type'] !== 'audio') {
        throw new BotApiError(501, `Not implemented here: media of the type ${given?.['type']}`);
      }
      return edit(() => audioOf(call, given, given['media']));
    }
    case 'deleteMessage': {
      chats.remove(chats.find(fields['chat_id']), fields['message_id']);
      return true;
    }
    default:
      throw new BotApiError(501, `Not implemented here: ${method}`);
  }
};
