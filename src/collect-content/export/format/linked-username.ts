import type { Message } from './message.ts';

const POST_LINK = /(?:^|[/.\s(])(?:t|telegram)\.me\/(?:s\/)?([a-z][a-z0-9_]{4,31})\/(\d+)/gi;
/** So many links between a channel's posts are no coincidence of numbers. */
const ENOUGH = 3;

const linksOf = ({ text, entities }: Message): string =>
  [text, ...entities.map(({ url }) => url ?? '')].join('\n');

/**
 * The username under which a channel links back to its own posts, in lower case: at least three
 * times, always to earlier posts that there are, and twice as often as to posts of any other
 * channel. Undefined when no name is that clear.
 */
export const linkedUsername = (messages: readonly Message[]): string | undefined => {
  const ids = new Set(messages.map(({ id }) => id));
  const links = messages.flatMap((message) =>
    [...linksOf(message).matchAll(POST_LINK)].map(([, name = '', id]) => ({
      name: name.toLowerCase(),
      isBack: Number(id) < message.id && ids.has(Number(id)),
    })),
  );
  const byName = [...Map.groupBy(links, ({ name }) => name)];
  const [first, second] = byName.sort(([, a], [, b]) => b.length - a.length);
  if (first === undefined) return undefined;
  const [name, found] = first;
  const isClear = found.length >= ENOUGH && found.length >= 2 * (second?.[1].length ?? 0);
  return isClear && found.every(({ isBack }) => isBack) ? name : undefined;
};
