import { Api } from 'telegram';
import type { Channel, Message } from '../channel.ts';
import { identify } from '../export/identify.ts';
import { buildChannel } from './build-channel.ts';
import { buildEntity } from './build-entity.ts';
import { buildMedia } from './build-media.ts';
import { long } from './long.ts';
import { peerOf } from './peer.ts';

/** The topic of a forum that no message opened, and of all messages of other groups. */
const GENERAL = 1;

/** The channel that a forwarded post names, made up from its title: an export keeps nothing else of it. */
export const forwardSource = (title: string): Api.Channel =>
  buildChannel({ ...identify(0, title), title });

/** The member of a group, made up from the name: an export keeps nothing else that is needed. */
export const member = (name: string): Api.User =>
  new Api.User({ id: long(identify(0, `member:${name}`).id), firstName: name });

const buildReactions = (reactions: NonNullable<Message['reactions']>): Api.MessageReactions =>
  new Api.MessageReactions({
    results: reactions.map(
      ({ emoji, count }) =>
        new Api.ReactionCount({ reaction: new Api.ReactionEmoji({ emoticon: emoji }), count }),
    ),
  });

const buildForward = (title: string, date: number): Api.MessageFwdHeader =>
  new Api.MessageFwdHeader({
    fromId: new Api.PeerChannel({ channelId: forwardSource(title).id }),
    date,
  });

/** In a forum, it says the topic as well; what answers nothing there answers the message that opened it. */
const buildReply = (replyTo: number, topicId = GENERAL): Api.MessageReplyHeader =>
  new Api.MessageReplyHeader({
    replyToMsgId: replyTo,
    ...(topicId === GENERAL ? {} : { forumTopic: true }),
    ...(topicId === GENERAL || topicId === replyTo ? {} : { replyToTopId: topicId }),
  });

const buildAction = ({ forum }: Channel, { id, service = '' }: Message): Api.TypeMessageAction => {
  const topic = forum?.topics.find((one) => one.id === id);
  return topic
    ? new Api.MessageActionTopicCreate({ title: topic.title, iconColor: 0 })
    : new Api.MessageActionCustomAction({ message: service });
};

/** A message as Telegram sends it in a channel's history. */
export const buildMessage = (channel: Channel, message: Message): Api.TypeMessage => {
  const { id, date, text, entities, media, editDate, groupedId, author, sender, views } = message;
  const { replyTo, reactions } = message;
  const base = {
    id,
    date,
    ...(channel.isGroup ? {} : { post: true }),
    peerId: peerOf(channel),
  };
  if (message.service !== undefined) {
    return new Api.MessageService({ ...base, action: buildAction(channel, message) });
  }
  return new Api.Message({
    ...base,
    message: text,
    ...(entities.length > 0 ? { entities: entities.map(buildEntity) } : {}),
    ...(media ? { media: buildMedia(channel, message, media) } : {}),
    ...(editDate === undefined ? {} : { editDate }),
    ...(groupedId === undefined ? {} : { groupedId: long(groupedId) }),
    ...(author === undefined ? {} : { postAuthor: author }),
    ...(sender === undefined ? {} : { fromId: new Api.PeerUser({ userId: member(sender).id }) }),
    ...(replyTo === undefined
      ? {}
      : { replyTo: buildReply(replyTo, channel.forum?.topicByMessage.get(id)) }),
    ...(reactions === undefined ? {} : { reactions: buildReactions(reactions) }),
    // Both share one flag on the wire: either none of them is sent, or both.
    ...(views === undefined ? {} : { views, forwards: 0 }),
    ...(message.forwardedFrom === undefined
      ? {}
      : { fwdFrom: buildForward(message.forwardedFrom, date) }),
  });
};
