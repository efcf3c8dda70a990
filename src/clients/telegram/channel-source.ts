import { Api, helpers } from 'telegram';
import type {
  ChannelMessage,
  ChannelReference,
  ChannelSource,
  PageStart,
} from '../../collect-content/channel-source.ts';
import { PrivateChannel, UnknownChannel } from '../../collect-content/telegram-errors.ts';
import { channelIdIn } from '../../show/channel/channel-address.ts';
import { readDialogs } from './dialogs.ts';
import { parseSession } from './parse-session.ts';
import { type TelegramAccess, TelegramConnection } from './telegram-connection.ts';
import { namesOf, toChannelMessage } from './to-channel-message.ts';

const PAGE_SIZE = 100;
/** Dates are signed 32-bit numbers on the wire, and 0 stands for "not given". */
const MAX_DATE = 2 ** 31 - 1;

const wireDate = (seconds: number): number => Math.min(Math.max(seconds, 1), MAX_DATE);

const toReference = (username: string, chat: Api.TypeChat | undefined): ChannelReference => {
  if (chat instanceof Api.ChannelForbidden) throw new PrivateChannel(username);
  if (!(chat instanceof Api.Channel) || !chat.accessHash) {
    throw new UnknownChannel(username, 'is the name of a person or a bot, not of a channel');
  }
  return {
    username,
    id: chat.id.toString(),
    accessHash: chat.accessHash.toString(),
    title: chat.title,
  };
};

const historyRequest = ({ id, accessHash }: ChannelReference, start: PageStart) =>
  new Api.messages.GetHistory({
    peer: new Api.InputPeerChannel({
      channelId: helpers.returnBigInt(id),
      accessHash: helpers.returnBigInt(accessHash),
    }),
    offsetId: 'beforeId' in start ? start.beforeId : 0,
    offsetDate: 'beforeDate' in start ? wireDate(start.beforeDate) : 0,
    addOffset: 0,
    limit: PAGE_SIZE,
    maxId: 0,
    minId: 0,
    hash: helpers.returnBigInt(0),
  });

const createSource = (connection: TelegramConnection): ChannelSource => ({
  async resolve(username) {
    const context = { call: `to resolve @${username}`, channel: username };
    const id = channelIdIn(username);
    if (id === undefined) {
      const request = new Api.contacts.ResolveUsername({ username });
      const { chats } = await connection.invoke(request, context);
      return toReference(username, chats[0]);
    }
    // Only the account's own list has what an id alone can't be asked with.
    for await (const chat of readDialogs((request) => connection.invoke(request, context))) {
      if (chat.id.toString() === id) return toReference(username, chat);
    }
    throw new PrivateChannel(username);
  },

  async readPage(channel, start) {
    const context = { call: `to read @${channel.username}`, channel: channel.username };
    const page = await connection.invoke(historyRequest(channel, start), context);
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
