import { readChannelUsername, readPossibleTopic } from '../../show/channel/channel-username.ts';

/** What somebody typed for a channel, and the topic that it names if Telegram knows such a one. */
export interface TypedChannel {
  readonly name: string;
  readonly possibleTopic: string | undefined;
}

/** The channels in what was typed, each once. */
export const typedChannels = (typed: string): TypedChannel[] => {
  const byName = new Map<string, TypedChannel>();
  for (const entry of typed.split(/[\s,]+/)) {
    const name = readChannelUsername(entry)?.toLowerCase();
    const possibleTopic = readPossibleTopic(entry)?.toLowerCase();
    if (name !== undefined) byName.set(possibleTopic ?? name, { name, possibleTopic });
  }
  return [...byName.values()];
};

/** What was typed with the topic in the place of the links that name it. */
export const withTopic = (typed: string, topic: string): string =>
  typed
    .split(/([\s,]+)/)
    .map((entry) => (readPossibleTopic(entry)?.toLowerCase() === topic ? topic : entry))
    .join('');

const linesOf = (typed: string): string[] => typed.split('\n').filter((line) => line.trim() !== '');

const isOf = (line: string, username: string): boolean =>
  readChannelUsername(line)?.toLowerCase() === username;

/** Whether a channel is among those that were typed, one a line, in whichever way. */
export const isChosen = (typed: string, username: string): boolean =>
  linesOf(typed).some((line) => isOf(line, username));

/** What was typed with a channel added to it, or taken out. */
export const withChosen = (typed: string, username: string, chosen: boolean): string => {
  const others = linesOf(typed).filter((line) => !isOf(line, username));
  return [...others, ...(chosen ? [username] : [])].join('\n');
};
