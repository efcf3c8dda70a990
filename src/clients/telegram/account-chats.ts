import { Api } from 'telegram';
import { NotJoined } from '../../collect-content/telegram-errors.ts';
import { basicGroupName, topicName, usernameById } from '../../show/channel/channel-address.ts';
import { type Ask, readDialogs } from './dialogs.ts';
import { inputChannel, resolveName } from './resolve-channel.ts';
import { listTopics } from './topics.ts';

/** A channel or a group that an account is in. */
export interface AccountChat {
  /** What a show names it by: its username, or what stands for its id where it is private. */
  readonly username: string;
  readonly title: string;
  readonly isGroup: boolean;
  readonly isPrivate: boolean;
  /** Whether it has topics, each of which can be read by itself. */
  readonly isForum: boolean;
  /** The account's own folders that it lies in. */
  readonly folders: readonly string[];
}

type Described = Omit<AccountChat, 'folders'>;

const describe = (chat: Api.Channel | Api.Chat): Described => {
  if (chat instanceof Api.Chat) {
    const username = basicGroupName(chat.id.toString());
    return { username, title: chat.title, isGroup: true, isPrivate: true, isForum: false };
  }
  const username = chat.username ?? chat.usernames?.find(({ active }) => active)?.username;
  return {
    username: username?.toLowerCase() ?? usernameById(chat.id.toString()),
    title: chat.title,
    isGroup: chat.megagroup === true,
    isPrivate: username === undefined,
    isForum: chat.forum === true,
  };
};

const isPeer = (chat: Api.Channel | Api.Chat, peers: readonly Api.TypeInputPeer[]): boolean =>
  peers.some((peer) =>
    chat instanceof Api.Chat
      ? peer instanceof Api.InputPeerChat && peer.chatId.equals(chat.id)
      : peer instanceof Api.InputPeerChannel && peer.channelId.equals(chat.id),
  );

/** Whether a folder shows a chat, by what it names and which kinds it takes (core.telegram.org/api/folders). */
const isIn = (filter: Api.TypeDialogFilter, chat: Api.Channel | Api.Chat): boolean => {
  if (filter instanceof Api.DialogFilterDefault) return false;
  if (isPeer(chat, [...filter.pinnedPeers, ...filter.includePeers])) return true;
  if (filter instanceof Api.DialogFilterChatlist || isPeer(chat, filter.excludePeers)) return false;
  const isGroup = chat instanceof Api.Chat || chat.megagroup;
  return (isGroup ? filter.groups : filter.broadcasts) === true;
};

/**
 * What an account could make shows of: the channels and groups that it is in and may read.
 * @throws SessionRevoked, FloodWait, TelegramUnavailable, TelegramRefused
 */
export const listChats = async (ask: Ask): Promise<AccountChat[]> => {
  const { filters } = await ask(new Api.messages.GetDialogFilters());
  const named = filters.filter((filter) => !(filter instanceof Api.DialogFilterDefault));
  const chats: AccountChat[] = [];
  for await (const chat of readDialogs(ask)) {
    // A group that became a supergroup stands in the list a second time, as that.
    if (chat instanceof Api.ChannelForbidden || chat.left) continue;
    if (chat instanceof Api.Chat && chat.deactivated) continue;
    const folders = named.filter((filter) => isIn(filter, chat)).map(({ title }) => title.text);
    chats.push({ ...describe(chat), folders });
  }
  return chats;
};

/** A topic of a forum, as an account's chats are. */
export interface AccountTopic {
  readonly username: string;
  readonly title: string;
}

/**
 * The topics of a forum that the account is in, those with the newest posts first.
 * @param group what the group goes by
 * @throws UnknownChannel, PrivateChannel, SessionRevoked, FloodWait, TelegramUnavailable, TelegramRefused
 */
export const listTopicsOf = async (ask: Ask, group: string): Promise<AccountTopic[]> => {
  const topics = await listTopics(ask, inputChannel(await resolveName(ask, group)));
  return topics.map(({ id, title }) => ({ username: topicName(group, id), title }));
};

/** core.telegram.org/method/messages.importChatInvite: what an answer says in people's words. */
const REFUSALS: Readonly<Record<string, string>> = {
  INVITE_HASH_EMPTY: 'is no invitation',
  INVITE_HASH_INVALID: 'is no invitation that Telegram knows',
  INVITE_HASH_EXPIRED: 'has run out or was taken back. Ask for another',
  INVITE_REQUEST_SENT:
    'lets in whom its admins have approved. The request was sent; the chat is in the list once they have',
  CHANNELS_TOO_MUCH: 'can’t be followed: the account is in as many chats as Telegram allows',
  USERS_TOO_MUCH: 'leads to a chat that is full',
  CHANNEL_PRIVATE: 'leads to a chat that has put this account out',
};

const reasonOf = (error: unknown): string | undefined => {
  const { errorMessage } = ((error as Error).cause ?? {}) as { errorMessage?: string };
  return errorMessage;
};

const describeJoined = (chat: Api.TypeChat | undefined, link: string): Described => {
  if (chat instanceof Api.Channel || chat instanceof Api.Chat) return describe(chat);
  throw new NotJoined(link, 'leads to a chat that Telegram says nothing of');
};

/**
 * Joins a channel or a group by its invitation; one that the account is in already is only told of.
 * @param hash what stands in the link
 * @throws NotJoined, SessionRevoked, FloodWait, TelegramUnavailable
 */
export const joinByInvite = async (ask: Ask, link: string, hash: string): Promise<Described> => {
  try {
    const known = await ask(new Api.messages.CheckChatInvite({ hash }));
    if (known instanceof Api.ChatInviteAlready) return describeJoined(known.chat, link);
    const joined = await ask(new Api.messages.ImportChatInvite({ hash }));
    return describeJoined('chats' in joined ? joined.chats[0] : undefined, link);
  } catch (error) {
    const said = REFUSALS[reasonOf(error) ?? ''];
    throw said === undefined ? error : new NotJoined(link, said, { cause: error });
  }
};
