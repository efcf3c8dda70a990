import { Api } from 'telegram';
import type { ChannelMessage, TextSpan } from '../../../collect-content/channel-source.ts';
import { toLinkPreview } from './to-link-preview.ts';
import { toMedia } from './to-media.ts';
import { toPoll } from './to-poll.ts';
import { toVoice } from './to-voice.ts';

/** The chats and users that a page mentions, by the text of their id. */
export type Names = ReadonlyMap<string, string>;

const MARKS: readonly (readonly [
  new (...args: never[]) => Api.TypeMessageEntity,
  'quotation' | 'spoiler' | 'struck',
])[] = [
  [Api.MessageEntityBlockquote, 'quotation'],
  [Api.MessageEntitySpoiler, 'spoiler'],
  [Api.MessageEntityStrike, 'struck'],
];

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
  const kind = MARKS.find(([Mark]) => entity instanceof Mark)?.[1];
  return kind === undefined ? [] : [{ kind, offset, length }];
};

const peerId = (peer: Api.TypePeer | undefined): string => {
  if (peer instanceof Api.PeerChannel) return peer.channelId.toString();
  if (peer instanceof Api.PeerChat) return peer.chatId.toString();
  return peer?.userId.toString() ?? '';
};

const forwardName = (header: Api.TypeMessageFwdHeader, names: Names): string =>
  names.get(peerId(header.fromId)) ?? header.fromName ?? header.postAuthor ?? 'unknown';

/** A channel's posts are its own; a group's are its members'. */
const authorOf = (message: Api.Message, names: Names): string | undefined => {
  if (message.postAuthor) return message.postAuthor;
  return message.post || !message.fromId ? undefined : names.get(peerId(message.fromId));
};

/** What it answers, where that stands in the same channel. What is only posted in a topic answers nothing. */
const repliedTo = ({ replyTo }: Api.Message): number | undefined => {
  if (!(replyTo instanceof Api.MessageReplyHeader) || replyTo.replyToPeerId) return undefined;
  const isPostedInTopic = replyTo.forumTopic && !replyTo.replyToTopId;
  return isPostedInTopic ? undefined : replyTo.replyToMsgId;
};

const reactionsOf = ({ reactions }: Api.Message): number | undefined =>
  reactions?.results.reduce((sum, { count }) => sum + count, 0);

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
  const voice = toVoice(message.media);
  const poll = toPoll(message.media);
  const linkPreview = toLinkPreview(message.media);
  const reactions = reactionsOf(message);
  const author = authorOf(message, names);
  const replyTo = repliedTo(message);
  return {
    id: message.id,
    date: message.date,
    isService: false,
    text: message.message,
    spans: (message.entities ?? []).flatMap(toSpan),
    ...(media ? { media } : {}),
    ...(voice ? { voice } : {}),
    ...(poll ? { poll } : {}),
    ...(linkPreview ? { linkPreview } : {}),
    ...(typeof message.views === 'number' ? { views: message.views } : {}),
    ...(reactions === undefined ? {} : { reactions }),
    ...(message.editDate && !message.editHide ? { editDate: message.editDate } : {}),
    ...(author === undefined ? {} : { author }),
    ...(replyTo === undefined ? {} : { replyTo }),
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
