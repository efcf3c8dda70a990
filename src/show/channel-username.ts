/** 4 characters are sold by auction, 5 to 32 can be chosen (core.telegram.org/api/usernames). */
export const CHANNEL_USERNAME = /^[A-Za-z][A-Za-z0-9_]{3,31}$/;
/** What stands after `t.me/` in links to other things than channels, invitations to private ones among them (core.telegram.org/api/links). */
const OTHER_LINKS =
  /^(joinchat|addlist|addstickers|addemoji|addtheme|share|proxy|socks|invoice|login|confirmphone|setlanguage|boost|contact)$/i;
const LINK = /^(?:https?:\/\/)?(?:www\.)?(?:t\.me|telegram\.me|telegram\.dog)\/(?:s\/)?/i;

/** Whether a public channel could have this username. */
export const isChannelUsername = (name: string): boolean =>
  CHANNEL_USERNAME.test(name) && !OTHER_LINKS.test(name);

/**
 * The username in what people write of a public channel: `name`, `@name`, `https://t.me/name/41`.
 * Undefined for what has none, such as an invitation to a private channel.
 */
export const readChannelUsername = (entry: string): string | undefined => {
  const name = entry
    .trim()
    .replace(LINK, '')
    .replace(/[/?#].*$/, '')
    .replace(/^@/, '');
  return isChannelUsername(name) ? name : undefined;
};
