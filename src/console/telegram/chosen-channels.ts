import { readChannelUsername } from '../../show/channel/channel-username.ts';

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
