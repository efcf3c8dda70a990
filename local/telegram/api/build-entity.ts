import { Api } from 'telegram';
import type { TextEntity } from '../channel.ts';

type Span = { offset: number; length: number };

const KINDS: Readonly<Record<string, new (span: Span) => Api.TypeMessageEntity>> = {
  bold: Api.MessageEntityBold,
  italic: Api.MessageEntityItalic,
  underline: Api.MessageEntityUnderline,
  strikethrough: Api.MessageEntityStrike,
  spoiler: Api.MessageEntitySpoiler,
  link: Api.MessageEntityUrl,
  mention: Api.MessageEntityMention,
  hashtag: Api.MessageEntityHashtag,
  cashtag: Api.MessageEntityCashtag,
  bot_command: Api.MessageEntityBotCommand,
  email: Api.MessageEntityEmail,
  phone: Api.MessageEntityPhone,
  bank_card: Api.MessageEntityBankCard,
  code: Api.MessageEntityCode,
  blockquote: Api.MessageEntityBlockquote,
};

/** A stretch of formatting as Telegram sends it; a kind that exports have and Telegram has not is left unmarked. */
export const buildEntity = ({
  type,
  offset,
  length,
  url,
  language,
}: TextEntity): Api.TypeMessageEntity => {
  const span = { offset, length };
  if (type === 'text_link') return new Api.MessageEntityTextUrl({ ...span, url: url ?? '' });
  if (type === 'pre') return new Api.MessageEntityPre({ ...span, language: language ?? '' });
  const Entity = KINDS[type] ?? Api.MessageEntityUnknown;
  return new Entity(span);
};
