import { Api } from 'telegram';
import type { Channel, Message } from '../channel.ts';
import { identify } from '../export/identify.ts';
import { buildChannel } from './build-channel.ts';
import { buildEntity } from './build-entity.ts';
import { buildMedia } from './build-media.ts';
import { long } from './long.ts';

/** The channel that a forwarded post names, made up from its title: an export keeps nothing else of it. */
export const forwardSource = (title: string): Api.Channel =>
  buildChannel({ ...identify(0, title), title });

const buildForward = (title: string, date: number): Api.MessageFwdHeader =>
  new Api.MessageFwdHeader({
    fromId: new Api.PeerChannel({ channelId: forwardSource(title).id }),
    date,
  });

/** A message as Telegram sends it in a channel's history. */
export const buildMessage = (channel: Channel, message: Message): Api.TypeMessage => {
  const { id, date, text, entities, media, editDate, groupedId, author, views } = message;
  const base = {
    id,
    date,
    post: true,
    peerId: new Api.PeerChannel({ channelId: long(channel.id) }),
  };
  if (message.service !== undefined) {
    const action = new Api.MessageActionCustomAction({ message: message.service });
    return new Api.MessageService({ ...base, action });
  }
  return new Api.Message({
    ...base,
    message: text,
    ...(entities.length > 0 ? { entities: entities.map(buildEntity) } : {}),
    ...(media ? { media: buildMedia(message, media) } : {}),
    ...(editDate === undefined ? {} : { editDate }),
    ...(groupedId === undefined ? {} : { groupedId: long(groupedId) }),
    ...(author === undefined ? {} : { postAuthor: author }),
    // Both share one flag on the wire: either none of them is sent, or both.
    ...(views === undefined ? {} : { views, forwards: 0 }),
    ...(message.forwardedFrom === undefined
      ? {}
      : { fwdFrom: buildForward(message.forwardedFrom, date) }),
  });
};
