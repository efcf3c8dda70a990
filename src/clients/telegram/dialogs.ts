import { Api, helpers } from 'telegram';

const PAGE_SIZE = 100;

/** Asks Telegram one thing with an account's session. */
export type Ask = <R extends Api.AnyRequest>(request: R) => Promise<R['__response']>;

/** Where the next page of the list begins: with what stands after this chat's newest message. */
interface Offset {
  readonly offsetDate: number;
  readonly offsetId: number;
  readonly offsetPeer: Api.TypeInputPeer;
}

const START: Offset = { offsetDate: 0, offsetId: 0, offsetPeer: new Api.InputPeerEmpty() };

const none = helpers.returnBigInt(0);

/** A chat's key in the list; a person, a group and a channel may have one number. */
const keyOf = (peer: Api.TypePeer): string => {
  if (peer instanceof Api.PeerChannel) return `channel ${peer.channelId}`;
  return peer instanceof Api.PeerChat ? `group ${peer.chatId}` : `person ${peer.userId}`;
};

type Page = Api.messages.Dialogs | Api.messages.DialogsSlice;

/** What a show could be made of, and channels that the account was put out of. */
type Listed = Api.Channel | Api.ChannelForbidden | Api.Chat;

/** A person, a group and a channel may have one number. */
const listedAs = (peer: Api.TypePeer, chats: readonly Api.TypeChat[]): Listed | undefined => {
  if (peer instanceof Api.PeerChat) {
    return chats.find(
      (chat): chat is Api.Chat => chat instanceof Api.Chat && chat.id.equals(peer.chatId),
    );
  }
  if (!(peer instanceof Api.PeerChannel)) return undefined;
  return chats.find(
    (chat): chat is Api.Channel | Api.ChannelForbidden =>
      (chat instanceof Api.Channel || chat instanceof Api.ChannelForbidden) &&
      chat.id.equals(peer.channelId),
  );
};

const inputPeer = (peer: Api.TypePeer, { chats, users }: Page): Api.TypeInputPeer => {
  if (peer instanceof Api.PeerChat) return new Api.InputPeerChat({ chatId: peer.chatId });
  if (peer instanceof Api.PeerChannel) {
    const { channelId } = peer;
    const chat = listedAs(peer, chats);
    const accessHash = (chat as Api.Channel | undefined)?.accessHash ?? none;
    return new Api.InputPeerChannel({ channelId, accessHash });
  }
  const { userId } = peer;
  const user = users.find((one) => one.id.equals(userId));
  return new Api.InputPeerUser({ userId, accessHash: (user as Api.User)?.accessHash ?? none });
};

/** By core.telegram.org/api/offsets: the last chat of a page whose newest message came with it. */
const after = (page: Page): Offset | undefined => {
  for (const dialog of page.dialogs.toReversed()) {
    const { peer, topMessage } = dialog;
    const message = page.messages.find(
      (one) => one.id === topMessage && one.peerId && keyOf(one.peerId) === keyOf(peer),
    );
    if (!message || message instanceof Api.MessageEmpty) continue;
    return { offsetDate: message.date, offsetId: topMessage, offsetPeer: inputPeer(peer, page) };
  }
  return undefined;
};

/**
 * The channels and groups that an account is in, in the order of its list, those that it was put out
 * of among them. Each page is a call, made when it is needed.
 * @throws what `ask` throws
 */
export async function* readDialogs(ask: Ask): AsyncGenerator<Listed> {
  const seen = new Set<string>();
  let offset: Offset | undefined = START;
  while (offset) {
    const page: Api.messages.TypeDialogs = await ask(
      new Api.messages.GetDialogs({ ...offset, limit: PAGE_SIZE, hash: none }),
    );
    if (page instanceof Api.messages.DialogsNotModified) return;
    const fresh: Api.TypeDialog[] = page.dialogs.filter(({ peer }) => !seen.has(keyOf(peer)));
    for (const { peer } of fresh) {
      seen.add(keyOf(peer));
      const chat = listedAs(peer, page.chats);
      if (chat) yield chat;
    }
    // Pinned chats stand on every page: one that brings nothing else was the last.
    const isLast: boolean = !(page instanceof Api.messages.DialogsSlice) || fresh.length === 0;
    offset = isLast ? undefined : after(page);
  }
}
