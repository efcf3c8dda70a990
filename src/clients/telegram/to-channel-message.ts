import { Api } from 'telegram';
import type { ChannelMessage, TextSpan } from '../../collect-content/channel-source.ts';
import { toMedia } from './to-media.ts';

/** The chats and users that a page mentions, by the text of their id. */
export type Names = ReadonlyMap<string, string>;

const toSpan = (entity: Api.TypeMessageEntity): TextSpan[] => {
  const { offset, length } = entity;
  if (entity instanceof Api.MessageEntityUrl) return [{ kind: 'link', offset, length }];
  if (entity instanceof Api.MessageEntityTextUrl) {
    return [{ kind: 'link', offset, length, url: entity.url }];
  }
  if (entity instanceof Api.MessageEntityPre)
    return [{ kind: 'code', offset, length, block: true }];
  if (entity instanceof Api.MessageEntityCode) {
    return [{ kind: 'code', offset, length, block: false }];
  }
  return [];
};

const peerId = (peer: Api.TypePeer | undefined): string => {
  if (peer instanceof Api.PeerChannel) return peer.channelId.toString();
  if (peer instanceof Api.PeerChat) return peer.chatId.toString();
  return peer?.userId.toString() ?? '';
};

const forwardName = (header: Api.TypeMessageFwdHeader, names: Names): string =>
  names.get(peerId(header.fromId)) ?? header.fromName ?? header.postAuthor ?? 'unknown';

const previewUrl = (media: Api.TypeMessageMedia | undefined): string | undefined =>
  media instanceof Api.MessageMediaWebPage && media.webpage instanceof Api.WebPage
    ? media.webpage.url
    : undefined;

const service = (id: number, date: number): ChannelMessage => ({
  id,
  date,
  isService: true,
  text: '',
  spans: [],
});

/** A message of GramJS in Stepcast's terms; undefined for the gap that a deleted message leaves. */
export const toChannelMessage = (
  message: Api.TypeMessage,
  names: Names,
): ChannelMessage | undefined => {
  if (message instanceof Api.MessageEmpty) return undefined;
  if (message instanceof Api.MessageService) return service(message.id, message.date);
  const media = toMedia(message.media);
  const preview = previewUrl(message.media);
  return {
    id: message.id,
    date: message.date,
    isService: false,
    text: message.message,
    spans: (message.entities ?? []).flatMap(toSpan),
    ...(media ? { media } : {}),
    ...(preview === undefined ? {} : { previewUrl: preview }),
    ...(typeof message.views === 'number' ? { views: message.views } : {}),
    ...(message.fwdFrom ? { forwardedFrom: forwardName(message.fwdFrom, names) } : {}),
    ...(message.groupedId ? { albumId: message.groupedId.toString() } : {}),
  };
};

/** The names by which a page's forwarded messages can be told. */
export const namesOf = (chats: readonly Api.TypeChat[], users: readonly Api.TypeUser[]): Names => {
  const names = new Map<string, string>();
  for (const chat of chats) if ('title' in chat) names.set(chat.id.toString(), chat.title);
  for (const user of users) {
    if (user instanceof Api.User) {
      const name = [user.firstName, user.lastName].filter(Boolean).join(' ');
      if (name) names.set(user.id.toString(), name);
    }
  }
  return names;
};
