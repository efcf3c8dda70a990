import type { LocalTelegram } from '../../local/telegram/index.ts';
import type { KeptExports } from '../channels/kept-exports.ts';
import { ExpectedFailure } from '../command-line/expected-failure.ts';

/** Thrown when an export says neither which channel it is nor its id: what is made of it would link to a stranger's. */
class ChannelNameless extends ExpectedFailure {
  override readonly name = 'ChannelNameless';
}

/**
 * Looks that no new channel goes by a name that is made up: links in published feeds would lead to a stranger's.
 * @throws ChannelNameless saying how to name it
 */
export const checkNames = (
  channels: LocalTelegram['channels'],
  kept: Pick<KeptExports, 'channels'>,
): void => {
  const nameless = channels.find(
    ({ username, usernameFrom }) => usernameFrom === 'name' && !kept.channels.has(username),
  );
  if (nameless === undefined) return;
  throw new ChannelNameless(
    `The export doesn't say which channel ${nameless.title} is on Telegram, not even by a number. Give its name: npm start -- --export result.json --username NAME`,
  );
};
