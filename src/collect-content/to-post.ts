import type { Post } from '../episode/content.ts';
import type { ChannelMessage } from './channel-source.ts';
import { joinTexts } from './join-texts.ts';
import { urlsOf } from './urls.ts';

const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** The object without the fields that have nothing to say. */
const present = <T extends object>(fields: { [K in keyof T]: T[K] | undefined }): Partial<T> =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  ) as Partial<T>;

/**
 * One post of one message, or of an album's messages from the oldest on: the captions joined, the
 * media in order, the links each once, the most views and reactions that any part has.
 */
export const toPost = (messages: readonly [ChannelMessage, ...ChannelMessage[]]): Post => {
  const [first] = messages;
  const { text, ...ranges } = joinTexts(messages);
  const ofAny = <K extends keyof ChannelMessage>(field: K) =>
    messages.find((message) => message[field] !== undefined)?.[field];
  const most = (field: 'views' | 'reactions' | 'editDate') => {
    const values = messages.flatMap((message) => message[field] ?? []);
    return values.length > 0 ? Math.max(...values) : undefined;
  };
  const editDate = most('editDate');
  return {
    id: first.id,
    date: iso(first.date),
    text,
    ...present<Omit<Post, 'id' | 'date' | 'text' | 'urls' | 'media'>>({
      code: [...ranges.code],
      omissions: [...ranges.omissions],
      quotations: [...ranges.quotations],
      spoilers: [...ranges.spoilers],
      poll: ofAny('poll'),
      linkPreview: ofAny('linkPreview'),
      views: most('views'),
      reactions: most('reactions'),
      editedAt: editDate === undefined ? undefined : iso(editDate),
      author: ofAny('author'),
      replyTo: ofAny('replyTo'),
      forwardedFrom: ofAny('forwardedFrom'),
      groupedIds: messages.length > 1 ? messages.map(({ id }) => id) : undefined,
    }),
    urls: [...new Set(messages.flatMap(urlsOf))],
    media: messages.flatMap((message) => message.media ?? []),
  };
};
