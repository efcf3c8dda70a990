import { Api } from 'telegram';
import { NotJoined } from '../../collect-content/telegram-errors.ts';
import { usernameById } from '../../show/channel/channel-address.ts';
import { type Ask, readDialogs } from './dialogs.ts';

/** A channel or a group that an account is in. */
export interface AccountChat {
  /** What a show names it by: its username, or what stands for its id where it is private. */
  readonly username: string;
  readonly title: string;
  readonly isGroup: boolean;
  readonly isPrivate: boolean;
  /** The account's own folders that it lies in. */
  readonly folders: readonly string[];
}

type Described = Omit<AccountChat, 'folders'>;

const describe = (chat: Api.Channel): Described => {
  const username = chat.username ?? chat.usernames?.find(({ active }) => active)?.username;
  return {
    username: username?.toLowerCase() ?? usernameById(chat.id.toString()),
    title: chat.title,
    isGroup: chat.megagroup === true,
    isPrivate: username === undefined,
  };
};

const isPeer = (chat: Api.Channel, peers: readonly Api.TypeInputPeer[]): boolean =>
  peers.some((peer) => peer instanceof Api.InputPeerChannel && peer.channelId.equals(chat.id));

/** Whether a folder shows a chat, by what it names and which kinds it takes (core.telegram.org/api/folders). */
const isIn = (filter: Api.TypeDialogFilter, chat: Api.Channel): boolean => {
  if (filter instanceof Api.DialogFilterDefault) return false;
  if (isPeer(chat, [...filter.pinnedPeers, ...filter.includePeers])) return true;
  if (filter instanceof Api.DialogFilterChatlist || isPeer(chat, filter.excludePeers)) return false;
  return (chat.megagroup ? filter.groups : filter.broadcasts) === true;
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
    if (!(chat instanceof Api.Channel) || chat.left) continue;
    const folders = named.filter((filter) => isIn(filter, chat)).map(({ title }) => title.text);
    chats.push({ ...describe(chat), folders });
  }
  return chats;
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
  if (chat instanceof Api.Channel) return describe(chat);
  throw new NotJoined(
    link,
    'leads to a small group, which can’t be read. Its owner can make it a supergroup',
  );
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
    if (known instanceof Api.ChatInvite && !known.channel) return describeJoined(undefined, link);
    const joined = await ask(new Api.messages.ImportChatInvite({ hash }));
    return describeJoined('chats' in joined ? joined.chats[0] : undefined, link);
  } catch (error) {
    const said = REFUSALS[reasonOf(error) ?? ''];
    throw said === undefined ? error : new NotJoined(link, said, { cause: error });
  }
};
