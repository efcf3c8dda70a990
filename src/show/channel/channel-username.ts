import { usernameById } from './channel-address.ts';

/** 4 characters are sold by auction, 5 to 32 can be chosen (core.telegram.org/api/usernames). */
export const CHANNEL_USERNAME = /^[A-Za-z][A-Za-z0-9_]{3,31}$/;
/** What stands after `t.me/` in links to other things than channels, invitations to private ones among them (core.telegram.org/api/links). */
const OTHER_LINKS =
  /^(joinchat|addlist|addstickers|addemoji|addtheme|share|proxy|socks|invoice|login|confirmphone|setlanguage|boost|contact)$/i;
const LINK = /^(?:https?:\/\/)?(?:www\.)?(?:t\.me|telegram\.me|telegram\.dog)\/(?:s\/)?/i;

/** A post of a private channel, or its number as bots know it (core.telegram.org/api/links#private-message-links, core.telegram.org/api/bots/ids). */
const BY_ID = /^(?:(?:https?:\/\/)?(?:www\.)?t\.me\/c\/|-100)(\d{5,19})(?=$|[/?#])/i;

/** Whether a public channel could have this username. */
export const isChannelUsername = (name: string): boolean =>
  CHANNEL_USERNAME.test(name) && !OTHER_LINKS.test(name);

/**
 * What a channel goes by, in what people write of it: `name`, `@name`, `https://t.me/name/41`, and,
 * of a private one, the link of a post, `https://t.me/c/1234567890/41`. Undefined for what says
 * neither, such as an invitation.
 */
export const readChannelUsername = (entry: string): string | undefined => {
  const id = BY_ID.exec(entry.trim())?.[1];
  if (id !== undefined) return usernameById(id);
  const name = entry
    .trim()
    .replace(LINK, '')
    .replace(/[/?#].*$/, '')
    .replace(/^@/, '');
  return isChannelUsername(name) ? name : undefined;
};
