import { Api } from 'telegram';
import { buildChannel } from './api/build-channel.ts';
import { buildDialogs } from './api/dialogs.ts';
import { long } from './api/long.ts';
import type { Answer } from './api/methods.ts';
import type { Channel } from './channel.ts';
import { RpcFailure } from './protocol/rpc-failure.ts';

/** How the account's list of chats is arranged, and which of them it isn't in yet. */
export interface AccountChats {
  /** By the folder's title, the usernames of the channels in it. */
  readonly folders: Readonly<Record<string, readonly string[]>>;
  /** By what stands in its link, the username of a channel that is only read by who has joined it. */
  readonly invitations: Readonly<Record<string, string>>;
  /** The usernames of groups that are basic groups, as small ones are. */
  readonly basicGroups: readonly string[];
  /** The usernames of those of `invitations` that the account has joined. */
  readonly joined: Set<string>;
}

/** The channels that the account may read. */
export const readable = (
  channels: readonly Channel[],
  { basicGroups, invitations, joined }: AccountChats,
): Channel[] => {
  const closed = new Set(Object.values(invitations));
  return channels
    .filter(({ username }) => !closed.has(username) || joined.has(username))
    .map((channel) =>
      basicGroups.includes(channel.username) ? { ...channel, isBasicGroup: true } : channel,
    );
};

const inputPeer = ({ id, accessHash, isBasicGroup }: Channel): Api.TypeInputPeer =>
  isBasicGroup
    ? new Api.InputPeerChat({ chatId: long(id) })
    : new Api.InputPeerChannel({ channelId: long(id), accessHash: long(accessHash) });

const buildFolders = (channels: readonly Channel[], folders: AccountChats['folders']): Answer =>
  new Api.messages.DialogFilters({
    filters: [
      new Api.DialogFilterDefault(),
      ...Object.entries(folders).map(([title, usernames], index) => {
        const includePeers = channels
          .filter(({ username }) => usernames.includes(username))
          .map(inputPeer);
        return new Api.DialogFilter({
          id: index + 2,
          title: new Api.TextWithEntities({ text: title, entities: [] }),
          pinnedPeers: [],
          includePeers,
          excludePeers: [],
        });
      }),
    ],
  });

const check = (channel: Channel, isJoined: boolean): Answer =>
  isJoined
    ? new Api.ChatInviteAlready({ chat: buildChannel(channel) })
    : new Api.ChatInvite({
        channel: true,
        ...(channel.isGroup ? { megagroup: true } : { broadcast: true }),
        title: channel.title,
        photo: new Api.PhotoEmpty({ id: long(0) }),
        participantsCount: 2,
        color: 0,
      });

const joinedAnswer = (channel: Channel): Answer =>
  new Api.Updates({ updates: [], users: [], chats: [buildChannel(channel)], date: 0, seq: 0 });

/** Answers what is about the account's own list of chats; undefined for any other call. @throws RpcFailure */
export const callChatsMethod = (
  all: readonly Channel[],
  chats: AccountChats,
  call: Api.AnyRequest,
): Answer | undefined => {
  if (call instanceof Api.messages.GetDialogs) return buildDialogs(readable(all, chats), call);
  if (call instanceof Api.messages.GetDialogFilters) {
    return buildFolders(readable(all, chats), chats.folders);
  }
  const isCheck = call instanceof Api.messages.CheckChatInvite;
  if (!isCheck && !(call instanceof Api.messages.ImportChatInvite)) return undefined;
  const username = chats.invitations[call.hash];
  const channel = all.find((one) => one.username === username);
  if (!channel) throw new RpcFailure(400, 'INVITE_HASH_EXPIRED');
  if (isCheck) return check(channel, chats.joined.has(channel.username));
  chats.joined.add(channel.username);
  return joinedAnswer(channel);
};
