import type { StoredMessage } from './part-file.ts';

/** What reading one part takes at most: a few megabytes of a function's memory, whatever the export's size. */
const MOST_MESSAGES = 1_000;

const monthOf = ({ date }: StoredMessage): string =>
  new Date(date * 1000).toISOString().slice(0, 7);

/**
 * Messages in the order of their ids, in parts of a month (UTC) and at most a thousand: what a later
 * export says of a month that is past is the same file again.
 */
export const splitMessages = (messages: readonly StoredMessage[]): StoredMessage[][] => {
  const parts: StoredMessage[][] = [];
  let month = '';
  for (const message of messages) {
    const part = parts.at(-1);
    if (part && monthOf(message) === month && part.length < MOST_MESSAGES) part.push(message);
    else parts.push([message]);
    month = monthOf(message);
  }
  return parts;
};
