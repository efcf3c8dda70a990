const PRIVATE = /^-100(\d+)$/;

/** The address of a message in a chat; null where chats of its kind have none. */
export const telegramMessageUrl = (chat: string, messageId: number): string | null => {
  if (chat.startsWith('@')) return `https://t.me/${chat.slice(1)}/${messageId}`;
  const [, channel] = PRIVATE.exec(chat) ?? [];
  return channel === undefined ? null : `https://t.me/c/${channel}/${messageId}`;
};

const LINK =
  /^(?:https?:\/\/)?(?:www\.)?t\.me\/(?:c\/(\d+)|([a-z]\w{3,31}))(?:\/\d+)?\/(\d{1,15})\/?(?:[?#].*)?$/i;

/**
 * The number of a message that somebody names by its link or its number; null where that is none, or a
 * link into another chat. A private channel's link is taken for a chat that is known by its name, since
 * apps give either.
 */
export const messageIdIn = (text: string, chat: string): number | null => {
  const trimmed = text.trim();
  if (/^[1-9]\d{0,14}$/.test(trimmed)) return Number(trimmed);
  const [, channel, name, messageId] = LINK.exec(trimmed) ?? [];
  if (messageId === undefined || Number(messageId) < 1) return null;
  const isNamed = chat.startsWith('@');
  const isSame =
    name === undefined
      ? isNamed || chat === `-100${channel}`
      : isNamed && name.toLowerCase() === chat.slice(1).toLowerCase();
  return isSame ? Number(messageId) : null;
};
