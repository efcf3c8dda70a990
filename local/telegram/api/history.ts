import { Api } from 'telegram';
import type { Channel, Message } from '../channel.ts';
import { buildChat } from './build-channel.ts';
import { buildMessage, forwardSource, member } from './build-message.ts';

const MAX_PAGE = 100;

/** What a client asks of a history: core.telegram.org/api/offsets. Zero means "not given". */
export interface HistoryQuery {
  readonly offsetId?: number;
  readonly offsetDate?: number;
  readonly addOffset?: number;
  readonly limit?: number;
  readonly maxId?: number;
  readonly minId?: number;
}

/** The messages that a query selects, newest first, at most a hundred. Offsets are exclusive. */
export const selectPage = (messages: readonly Message[], query: HistoryQuery): Message[] => {
  const newestFirst = messages.toReversed();
  const { offsetId = 0, offsetDate = 0, addOffset = 0, maxId = 0, minId = 0 } = query;
  const anchor = newestFirst.findIndex((message) =>
    offsetId > 0 ? message.id < offsetId : offsetDate === 0 || message.date < offsetDate,
  );
  const start = Math.max(0, (anchor < 0 ? newestFirst.length : anchor) + addOffset);
  return newestFirst
    .slice(start, start + Math.min(query.limit || MAX_PAGE, MAX_PAGE))
    .filter(({ id }) => id > minId && (maxId === 0 || id < maxId));
};

/** A page of a channel's history with the channels and members that it mentions. */
export const buildHistory = (
  channel: Channel,
  query: HistoryQuery,
): Api.messages.ChannelMessages | Api.messages.MessagesSlice => {
  const page = selectPage(channel.messages, query);
  const sources = new Set(page.flatMap(({ forwardedFrom }) => forwardedFrom ?? []));
  const members = new Set(page.flatMap(({ sender }) => sender ?? []));
  const parts = {
    count: channel.messages.length,
    messages: page.map((message) => buildMessage(channel, message)),
    chats: [buildChat(channel), ...[...sources].map(forwardSource)],
    users: [...members].map(member),
  };
  return channel.isBasicGroup
    ? new Api.messages.MessagesSlice(parts)
    : new Api.messages.ChannelMessages({ ...parts, pts: 1, topics: [] });
};
