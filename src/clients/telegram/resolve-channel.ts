import { Api, helpers } from 'telegram';
import type { ChannelReference } from '../../collect-content/channel-source.ts';
import { PrivateChannel } from '../../collect-content/telegram-errors.ts';
import { UnknownChannel } from '../../collect-content/unknown-channel.ts';
import { basicGroupIdIn, channelIdIn, splitTopic } from '../../show/channel/channel-address.ts';
import { type Ask, readDialogs } from './dialogs.ts';
import { findTopic } from './topics.ts';

/** What a reference has in place of an access hash where Telegram asks for none. */
const NO_ACCESS_HASH = '0';

interface Resolved extends ChannelReference {
  readonly isForum: boolean;
}

const toReference = (username: string, chat: Api.TypeChat | undefined): Resolved => {
  if (chat instanceof Api.ChannelForbidden) throw new PrivateChannel(username);
  if (!(chat instanceof Api.Channel) || !chat.accessHash) {
    throw new UnknownChannel(username, 'is the name of a person or a bot, not of a channel');
  }
  return {
    username,
    id: chat.id.toString(),
    accessHash: chat.accessHash.toString(),
    title: chat.title,
    isForum: chat.forum === true,
  };
};

const resolveBasicGroup = async (ask: Ask, username: string, id: string): Promise<Resolved> => {
  const { chats } = await ask(new Api.messages.GetChats({ id: [helpers.returnBigInt(id)] }));
  const [chat] = chats;
  if (!(chat instanceof Api.Chat) || chat.left) throw new PrivateChannel(username);
  if (chat.migratedTo) {
    throw new UnknownChannel(
      username,
      `was the group “${chat.title}”, which is a supergroup by now: choose that`,
    );
  }
  return { username, id, accessHash: NO_ACCESS_HASH, title: chat.title, isForum: false };
};

const resolveChannel = async (ask: Ask, username: string): Promise<Resolved> => {
  const groupId = basicGroupIdIn(username);
  if (groupId !== undefined) return resolveBasicGroup(ask, username, groupId);
  const id = channelIdIn(username);
  if (id === undefined) {
    const { chats } = await ask(new Api.contacts.ResolveUsername({ username }));
    return toReference(username, chats[0]);
  }
  // Only the account's own list has what an id alone can't be asked with.
  for await (const chat of readDialogs(ask)) {
    if (!(chat instanceof Api.Chat) && chat.id.toString() === id)
      return toReference(username, chat);
  }
  throw new PrivateChannel(username);
};

/**
 * What a channel, a group or a topic is read by.
 * @throws UnknownChannel, PrivateChannel, and what `ask` throws
 */
export const resolveName = async (ask: Ask, name: string): Promise<ChannelReference> => {
  const { channel, topicId } = splitTopic(name);
  const { isForum, ...group } = await resolveChannel(ask, channel);
  if (topicId === undefined) return group;
  const topic = isForum ? await findTopic(ask, inputChannel(group), topicId) : undefined;
  if (topic === undefined) {
    throw new UnknownChannel(name, `is no topic of “${group.title}”: it has none of that number`);
  }
  return { ...group, username: name, title: `${group.title}: ${topic.title}` };
};

/** A channel or a supergroup as methods about channels take it. */
export const inputChannel = ({
  id,
  accessHash,
}: Pick<ChannelReference, 'id' | 'accessHash'>): Api.InputChannel =>
  new Api.InputChannel({
    channelId: helpers.returnBigInt(id),
    accessHash: helpers.returnBigInt(accessHash),
  });

/** Where messages are read. */
export const inputPeer = ({ username, id, accessHash }: ChannelReference): Api.TypeInputPeer =>
  basicGroupIdIn(username) === undefined
    ? new Api.InputPeerChannel({
        channelId: helpers.returnBigInt(id),
        accessHash: helpers.returnBigInt(accessHash),
      })
    : new Api.InputPeerChat({ chatId: helpers.returnBigInt(id) });
