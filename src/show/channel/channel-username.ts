import { splitTopic, topicName, usernameById } from './channel-address.ts';

/** 4 characters are sold by auction, 5 to 32 can be chosen (core.telegram.org/api/usernames). */
const USERNAME = /^[A-Za-z][A-Za-z0-9_]{3,31}$/;
/** What a channel, a group or a topic goes by in a show. */
export const CHANNEL_NAME = /^[A-Za-z][A-Za-z0-9_]{3,31}(_topic_[0-9]{1,10}_)?$/;
/** What stands after `t.me/` in links to other things than channels, invitations to private ones among them (core.telegram.org/api/links). */
const OTHER_LINKS =
  /^(joinchat|addlist|addstickers|addemoji|addtheme|share|proxy|socks|invoice|login|confirmphone|setlanguage|boost|contact)$/i;
const LINK = /^(?:https?:\/\/)?(?:www\.)?(?:t\.me|telegram\.me|telegram\.dog)\/(?:s\/)?/i;

/** A channel's number as bots know it (core.telegram.org/api/bots/ids). */
const BOT_ID = /^-100(\d{5,19})$/;
const PRIVATE = /^c\/(\d{5,19})(?=$|\/)/i;

/** Whether a public channel could have this username. */
export const isChannelUsername = (name: string): boolean =>
  USERNAME.test(name) && !OTHER_LINKS.test(name);

/** Telegram numbers messages, and topics by theirs, in 31 bits (core.telegram.org/type/int). */
const MOST_NUMBER = 2 ** 31 - 1;

/** Whether a show can name a channel, a group or a topic so. */
export const isChannelName = (name: string): boolean => {
  const { channel, topicId = 1 } = splitTopic(name);
  const hasNumber = topicId >= 1 && topicId <= MOST_NUMBER;
  return CHANNEL_NAME.test(name) && isChannelUsername(channel) && hasNumber;
};

/** What follows the channel in a link: the number of a post, or of a topic and a post in it. */
interface Linked {
  readonly channel: string;
  readonly numbers: readonly number[];
}

const numbersIn = (path: string): number[] =>
  path
    .split('/')
    .filter((part) => /^[1-9]\d{0,9}$/.test(part))
    .map(Number)
    .filter((number) => number <= MOST_NUMBER);

const readLinked = (entry: string): Linked | undefined => {
  const written = entry.trim();
  const botId = BOT_ID.exec(written)?.[1];
  if (botId !== undefined) return { channel: usernameById(botId), numbers: [] };
  const path = written.replace(LINK, '').replace(/[?#].*$/, '');
  const id = LINK.test(written) ? PRIVATE.exec(path)?.[1] : undefined;
  if (id !== undefined) {
    return { channel: usernameById(id), numbers: numbersIn(path.slice(`c/${id}`.length)) };
  }
  const [name = '', ...rest] = path.replace(/^@/, '').split('/');
  return isChannelName(name) ? { channel: name, numbers: numbersIn(rest.join('/')) } : undefined;
};

/**
 * What a channel goes by, in what people write of it: `name`, `@name`, `https://t.me/name/41`, and,
 * of a private one, the link of a post, `https://t.me/c/1234567890/41`. The link of a post in a topic,
 * `https://t.me/name/12/41`, names the topic. Undefined for what says neither, such as an invitation.
 */
export const readChannelUsername = (entry: string): string | undefined => {
  const linked = readLinked(entry);
  if (linked === undefined) return undefined;
  const { channel, numbers } = linked;
  const [topicId] = numbers;
  return topicId === undefined || numbers.length < 2 ? channel : topicName(channel, topicId);
};

/**
 * The topic that a link of the form `https://t.me/name/12` names if its group is a forum; elsewhere it
 * names a post, and only Telegram knows which. Undefined for anything else.
 */
export const readPossibleTopic = (entry: string): string | undefined => {
  const { channel = '', numbers = [] } = readLinked(entry) ?? {};
  const [number] = numbers;
  return number === undefined || numbers.length > 1 ? undefined : topicName(channel, number);
};
