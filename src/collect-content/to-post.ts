import type { CodeRange, Post } from '../episode/content.ts';
import type { ChannelMessage } from './channel-source.ts';
import { urlsOf } from './urls.ts';

const BETWEEN_CAPTIONS = '\n\n';

interface Joined {
  readonly text: string;
  readonly code: CodeRange[];
}

const joinTexts = (messages: readonly ChannelMessage[]): Joined => {
  let text = '';
  const code: CodeRange[] = [];
  for (const message of messages) {
    if (message.text === '') continue;
    if (text !== '') text += BETWEEN_CAPTIONS;
    for (const span of message.spans) {
      if (span.kind !== 'code') continue;
      code.push({ offset: text.length + span.offset, length: span.length, block: span.block });
    }
    text += message.text;
  }
  return { text, code: code.toSorted((a, b) => a.offset - b.offset) };
};

/**
 * One post of one message, or of an album's messages from the oldest on: the captions joined, the
 * media in order, the links each once, the most views that any part has.
 */
export const toPost = (messages: readonly [ChannelMessage, ...ChannelMessage[]]): Post => {
  const [first] = messages;
  const { text, code } = joinTexts(messages);
  const views = messages.flatMap((message) => message.views ?? []);
  const forwardedFrom = messages.find((message) => message.forwardedFrom)?.forwardedFrom;
  return {
    id: first.id,
    date: new Date(first.date * 1000).toISOString(),
    text,
    ...(code.length > 0 ? { code } : {}),
    urls: [...new Set(messages.flatMap(urlsOf))],
    media: messages.flatMap((message) => message.media ?? []),
    ...(views.length > 0 ? { views: Math.max(...views) } : {}),
    ...(forwardedFrom === undefined ? {} : { forwardedFrom }),
    ...(messages.length > 1 ? { groupedIds: messages.map(({ id }) => id) } : {}),
  };
};
