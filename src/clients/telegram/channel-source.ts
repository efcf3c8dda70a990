import { Api, helpers } from 'telegram';
import type {
  ChannelMessage,
  ChannelReference,
  ChannelSource,
  PageStart,
} from '../../collect-content/channel-source.ts';
import { splitTopic } from '../../show/channel/channel-address.ts';
import { namesOf, toChannelMessage } from './messages/to-channel-message.ts';
import { parseSession } from './parse-session.ts';
import { inputPeer, resolveName } from './resolve-channel.ts';
import { type TelegramAccess, TelegramConnection } from './telegram-connection.ts';

const PAGE_SIZE = 100;
/** Dates are signed 32-bit numbers on the wire, and 0 stands for "not given". */
const MAX_DATE = 2 ** 31 - 1;

const wireDate = (seconds: number): number => Math.min(Math.max(seconds, 1), MAX_DATE);

/** The history of a channel or a group, or of a topic, which is the thread of the message that opened it. */
const pageRequest = (channel: ChannelReference, start: PageStart) => {
  const query = {
    peer: inputPeer(channel),
    offsetId: 'beforeId' in start ? start.beforeId : 0,
    offsetDate: 'beforeDate' in start ? wireDate(start.beforeDate) : 0,
    addOffset: 0,
    limit: PAGE_SIZE,
    maxId: 0,
    minId: 0,
    hash: helpers.returnBigInt(0),
  };
  const { topicId } = splitTopic(channel.username);
  return topicId === undefined
    ? new Api.messages.GetHistory(query)
    : new Api.messages.GetReplies({ ...query, msgId: topicId });
};

const createSource = (connection: TelegramConnection): ChannelSource => ({
  resolve(username) {
    const context = { call: `to resolve @${username}`, channel: username };
    return resolveName((request) => connection.invoke(request, context), username);
  },

  async readPage(channel, start) {
    const context = { call: `to read @${channel.username}`, channel: channel.username };
    const page = await connection.invoke(pageRequest(channel, start), context);
    if (page instanceof Api.messages.MessagesNotModified) return [];
    const names = namesOf(page.chats, page.users);
    return page.messages
      .map((message) => toChannelMessage(message, names))
      .filter((message): message is ChannelMessage => message !== undefined);
  },

  async download({ reference, sizeBytes }) {
    if (!(reference instanceof Api.Document)) {
      throw new TypeError('This voice message was read by another source.');
    }
    return await connection.download(reference, sizeBytes, { call: 'to fetch a voice message' });
  },

  disconnect: () => connection.close(),
});

/**
 * Connects to Telegram with a session string.
 * @throws InvalidSession, SessionRevoked, FloodWait, TelegramUnavailable, TelegramRefused
 */
export const connectChannelSource = async (
  session: string,
  access: TelegramAccess,
): Promise<ChannelSource> => {
  const connection = new TelegramConnection(parseSession(session), access);
  await connection.connect();
  return createSource(connection);
};
