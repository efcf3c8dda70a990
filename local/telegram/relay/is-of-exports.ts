import { Api } from 'telegram';
import type { Channel } from '../channel.ts';

const idOf = (peer: unknown): string | undefined =>
  peer instanceof Api.InputPeerChannel || peer instanceof Api.InputChannel
    ? peer.channelId.toString()
    : undefined;

/** The id of the channel that a call is about, or its username; undefined for a call about none. */
const askedFor = (call: Api.AnyRequest): { id?: string; username?: string } | undefined => {
  if (call instanceof Api.contacts.ResolveUsername) {
    return { username: call.username.toLowerCase() };
  }
  const id =
    call instanceof Api.messages.GetHistory
      ? idOf(call.peer)
      : call instanceof Api.channels.GetFullChannel
        ? idOf(call.channel)
        : undefined;
  if (id !== undefined) return { id };
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
  return channels.some(
    ({ id, username }) => id.toString() === asked.id || username.toLowerCase() === asked.username,
  );
};
