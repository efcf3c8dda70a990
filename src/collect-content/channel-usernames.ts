import { readChannelUsername } from '../show/channel/channel-username.ts';
import { UnknownChannel } from './unknown-channel.ts';

const toUsername = (entry: string): string => {
  const name = readChannelUsername(entry);
  if (name !== undefined) return name.toLowerCase();
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
