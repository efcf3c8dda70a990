import { readChannelUsername } from '../../src/show/channel-username.ts';
import { InvalidOption } from './invalid-option.ts';

/** Reads the value of an option as a public channel's username, also out of its link. @throws InvalidOption */
export const readChannel = (option: string, value: string): string => {
  const username = readChannelUsername(value);
  if (username !== undefined) return username;
  throw new InvalidOption(
    `--${option} ${value}: no public channel. Write NAME, @NAME or https://t.me/NAME; private channels, which have invitation links, can't be read.`,
  );
};
