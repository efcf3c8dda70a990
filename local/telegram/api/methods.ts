import { Api } from 'telegram';
import type { Channel } from '../channel.ts';
import { RpcFailure } from '../protocol/rpc-failure.ts';
import { buildSelf, buildState } from './account.ts';
import { buildChannel, buildChat } from './build-channel.ts';
import { readFilePart } from './files.ts';
import { buildHistory } from './history.ts';
import { long } from './long.ts';
import { buildServerConfig } from './server-config.ts';
import { findTopics, pageTopics, threadOf } from './topics.ts';

/** A serialisable answer; a list is a TL vector. */
export type Answer = { getBytes(): Buffer } | { getBytes(): Buffer }[];

const findBasicGroup = (channels: readonly Channel[], chatId: unknown): Channel => {
  const found = channels.find((one) => one.isBasicGroup && String(one.id) === String(chatId));
  if (!found) throw new RpcFailure(400, 'CHAT_ID_INVALID');
  return found;
};

const findChannel = (channels: readonly Channel[], peer: unknown): Channel => {
  if (peer instanceof Api.InputPeerChat) return findBasicGroup(channels, peer.chatId);
  if (!(peer instanceof Api.InputPeerChannel || peer instanceof Api.InputChannel)) {
    throw new RpcFailure(400, 'PEER_ID_INVALID');
  }
  const { channelId, accessHash } = peer;
  const found = channels.find(
    (channel) =>
      !channel.isBasicGroup &&
      channel.id.toString() === channelId.toString() &&
      channel.accessHash.toString() === accessHash.toString(),
  );
  if (!found) throw new RpcFailure(400, 'CHANNEL_INVALID');
  return found;
};

const resolve = (channels: readonly Channel[], username: string): Answer => {
  const channel = channels.find((one) => one.username.toLowerCase() === username.toLowerCase());
  if (!channel) throw new RpcFailure(400, 'USERNAME_NOT_OCCUPIED');
  return new Api.contacts.ResolvedPeer({
    peer: new Api.PeerChannel({ channelId: long(channel.id) }),
    chats: [buildChannel(channel)],
    users: [],
  });
};

const describe = (channel: Channel): Answer =>
  new Api.messages.ChatFull({
    fullChat: new Api.ChannelFull({
      id: long(channel.id),
      about: '',
      readInboxMaxId: 0,
      readOutboxMaxId: 0,
      unreadCount: 0,
      chatPhoto: new Api.PhotoEmpty({ id: long(0) }),
      notifySettings: new Api.PeerNotifySettings({}),
      botInfo: [],
      pts: 1,
    }),
    chats: [buildChannel(channel)],
    users: [],
  });

/**
 * Answers one call of the Telegram API from the given channels.
 * @throws RpcFailure with Telegram's own error name; 501 for a method that is not implemented.
 */
export const callMethod = async (
  channels: readonly Channel[],
  call: Api.AnyRequest,
  accountName: string,
): Promise<Answer> => {
  const now = Math.floor(Date.now() / 1000);
  if (call instanceof Api.help.GetConfig) return buildServerConfig(now);
  if (call instanceof Api.updates.GetState) return buildState(now);
  if (call instanceof Api.users.GetUsers) return call.id.map(() => buildSelf(accountName));
  if (call instanceof Api.contacts.ResolveUsername) return resolve(channels, call.username);
  if (call instanceof Api.messages.GetHistory) {
    return buildHistory(findChannel(channels, call.peer), call);
  }
  if (call instanceof Api.messages.GetReplies) {
    return buildHistory(threadOf(findChannel(channels, call.peer), Number(call.msgId)), call);
  }
  if (call instanceof Api.channels.GetForumTopics) {
    return pageTopics(findChannel(channels, call.channel), call);
  }
  if (call instanceof Api.channels.GetForumTopicsByID) {
    return findTopics(findChannel(channels, call.channel), call.topics);
  }
  if (call instanceof Api.messages.GetChats) {
    return new Api.messages.Chats({
      chats: call.id.map((id) => buildChat(findBasicGroup(channels, id))),
    });
  }
  if (call instanceof Api.upload.GetFile) return await readFilePart(channels, call);
  if (call instanceof Api.channels.GetFullChannel) {
    return describe(findChannel(channels, call.channel));
  }
  if (call instanceof Api.channels.GetChannels) {
    const chats = call.id.map((channel) => buildChannel(findChannel(channels, channel)));
    return new Api.messages.Chats({ chats });
  }
  throw new RpcFailure(501, `NOT_IMPLEMENTED: ${call.className}`);
};

/** The bytes of an answer. */
export const serialise = (answer: Answer): Buffer => {
  if (!Array.isArray(answer)) return answer.getBytes();
  const head = Buffer.alloc(8);
  head.writeUInt32LE(0x1cb5c415, 0);
  head.writeInt32LE(answer.length, 4);
  return Buffer.concat([head, ...answer.map((one) => one.getBytes())]);
};
