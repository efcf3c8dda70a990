import { UnknownChannel } from './telegram-errors.ts';

/** 4 characters are sold by auction, 5 to 32 can be chosen (core.telegram.org/api/usernames). */
const USERNAME = /^[a-z][a-z0-9_]{3,31}$/;
/** What follows `t.me/` in links to private chats. */
const INVITATION = /(joinchat|addlist)\/|\+/i;
const LINK = /^(?:https?:\/\/)?(?:www\.)?(?:t\.me|telegram\.me|telegram\.dog)\/(?:s\/)?/i;

const toUsername = (entry: string): string => {
  const name = entry
    .trim()
    .replace(LINK, '')
    .replace(/[/?#].*$/, '')
    .replace(/^@/, '')
    .toLowerCase();
  if (USERNAME.test(name) && !INVITATION.test(entry)) return name;
  throw new UnknownChannel(entry, 'is not the username of a public channel');
};

/**
 * A show's channels as Telegram knows them: usernames in lower case (Telegram ignores case), each
 * once, whether they were written `Name`, `@name` or `https://t.me/name`.
 * @throws UnknownChannel for what cannot be a username, such as an invitation link.
 */
export const channelUsernames = (entries: readonly string[]): string[] => [
  ...new Set(entries.map(toUsername)),
];
