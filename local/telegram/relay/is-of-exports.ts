import { Api } from 'telegram';
import type { Channel } from '../channel.ts';

interface Asked {
  readonly id?: string;
  /** Telegram and an export of the same channel have different ones. */
  readonly accessHash?: string;
  readonly username?: string;
}

const peerOf = (peer: unknown): Asked | undefined => {
  // A basic group is never an export's: that is served as a channel.
  if (peer instanceof Api.InputPeerChat) return { id: '' };
  return peer instanceof Api.InputPeerChannel || peer instanceof Api.InputChannel
    ? { id: peer.channelId.toString(), accessHash: peer.accessHash.toString() }
    : undefined;
};

/** What names the channel that a call is about; undefined for a call about none. */
const askedFor = (call: Api.AnyRequest): Asked | undefined => {
  if (call instanceof Api.contacts.ResolveUsername) {
    return { username: call.username.toLowerCase() };
  }
  if (call instanceof Api.messages.GetHistory || call instanceof Api.messages.GetReplies) {
    return peerOf(call.peer);
  }
  if (
    call instanceof Api.channels.GetFullChannel ||
    call instanceof Api.channels.GetForumTopics ||
    call instanceof Api.channels.GetForumTopicsByID
  ) {
    return peerOf(call.channel);
  }
  if (call instanceof Api.messages.GetChats) return { id: '' };
  if (
    call instanceof Api.upload.GetFile &&
    call.location instanceof Api.InputDocumentFileLocation
  ) {
    // Files of exports are named by channel and message; Telegram's own references are binary.
    const [, channelId] = /^(\d+)\/\d+$/.exec(call.location.fileReference.toString()) ?? [];
    return { id: channelId ?? '' };
  }
  return undefined;
};

/** Whether the exports answer a call: what is about one of their channels, or about none. */
export const isOfExports = (channels: readonly Channel[], call: Api.AnyRequest): boolean => {
  const asked = askedFor(call);
  if (asked === undefined) return true;
  const { id, accessHash, username } = asked;
  return channels.some((channel) =>
    username === undefined
      ? channel.id.toString() === id &&
        (accessHash === undefined || channel.accessHash.toString() === accessHash)
      : channel.username.toLowerCase() === username,
  );
};
