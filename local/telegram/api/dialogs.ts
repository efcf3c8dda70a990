import { Api } from 'telegram';
import type { Channel } from '../channel.ts';
import { allRead } from './all-read.ts';
import { buildChat } from './build-channel.ts';
import { buildMessage } from './build-message.ts';
import { peerOf } from './peer.ts';

const MAX_PAGE = 100;

const newestOf = ({ messages }: Channel) => messages.at(-1);

const buildDialog = (channel: Channel): Api.Dialog =>
  new Api.Dialog({
    peer: peerOf(channel),
    ...allRead(newestOf(channel)?.id ?? 0),
    notifySettings: new Api.PeerNotifySettings({}),
  });

const partsOf = (channels: readonly Channel[]) => ({
  dialogs: channels.map(buildDialog),
  messages: channels.flatMap((channel) => {
    const newest = newestOf(channel);
    return newest ? [buildMessage(channel, newest)] : [];
  }),
  chats: channels.map(buildChat),
  users: [],
});

/** A page of the chats that the account is in, those with the newest posts first; offsets are exclusive. */
export const buildDialogs = (
  channels: readonly Channel[],
  { offsetDate = 0, limit = MAX_PAGE }: Pick<Api.messages.GetDialogs, 'offsetDate' | 'limit'>,
): Api.messages.DialogsSlice => {
  const dateOf = (channel: Channel): number => newestOf(channel)?.date ?? 0;
  const page = channels
    .toSorted((a, b) => dateOf(b) - dateOf(a))
    .filter((channel) => offsetDate === 0 || dateOf(channel) < offsetDate)
    .slice(0, Math.min(limit || MAX_PAGE, MAX_PAGE));
  return new Api.messages.DialogsSlice({ count: channels.length, ...partsOf(page) });
};

/** Telegram's own page with the channels of exports before it. */
export const withExported = (
  page: Api.messages.Dialogs | Api.messages.DialogsSlice,
  channels: readonly Channel[],
): void => {
  const own = partsOf(channels);
  page.dialogs.unshift(...own.dialogs);
  page.messages.unshift(...own.messages);
  page.chats.unshift(...own.chats);
  if (page instanceof Api.messages.DialogsSlice) page.count += channels.length;
};
