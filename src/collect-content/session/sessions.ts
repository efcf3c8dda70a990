import { createHash } from 'node:crypto';
import type { ConfigSnapshot } from '../../episode/config-snapshot.ts';
import { StepcastError } from '../../errors/stepcast-error.ts';
import { basicGroupIdIn, channelIdIn, splitTopic } from '../../show/channel/channel-address.ts';
import { DEFAULT_TELEGRAM_SESSION } from '../../show/telegram-session.ts';
import { channelUsernames } from '../channel-usernames.ts';

/** Every session of a stage by its name; `default` is the first. */
export type Sessions = ReadonlyMap<string, string>;

/** Puts the default session before the further ones. */
export const sessionsOf = (
  session: string,
  further: Readonly<Record<string, string>> = {},
): Sessions => new Map([[DEFAULT_TELEGRAM_SESSION, session], ...Object.entries(further)]);

/** Thrown when a show is assigned to a session that the stage doesn't have, or has no more. */
export class UnknownTelegramSession extends StepcastError {
  override readonly name = 'UnknownTelegramSession';
  readonly retryable = false;

  constructor(name: string, known: readonly string[]) {
    super(
      `The show is read by the Telegram session "${name}", and the stage has none of that name (it has ${known.join(', ')}). Name another (npx stepcast shows edit SHOW --telegram-session NAME, or none) and generate a new episode.`,
    );
  }
}

/** Whether only members read it, so that another account sees nothing of it. */
const isPrivate = (username: string): boolean => {
  const { channel } = splitTopic(username);
  return channelIdIn(channel) !== undefined || basicGroupIdIn(channel) !== undefined;
};

// Rendezvous hashing (Thaler and Ravishankar, 1998): when a session comes or goes, no show moves but
// those that it takes or had.
const weight = (podcastId: string, name: string): string =>
  createHash('sha256').update(`${podcastId}/${name}`).digest('hex');

/**
 * The session by which a show is read: the one that it names; the default one where it has a private
 * channel, which is visible to the account that has joined it; else one by its id, always the same.
 * @throws UnknownTelegramSession
 */
export const chooseSession = (
  sessions: Sessions,
  podcastId: string,
  config: Pick<ConfigSnapshot, 'telegramChannels' | 'telegramSession'>,
): string => {
  const names = [...sessions.keys()];
  const { telegramSession: named } = config;
  if (named) {
    if (sessions.has(named)) return named;
    throw new UnknownTelegramSession(named, names);
  }
  if (sessions.size === 1 || channelUsernames(config.telegramChannels).some(isPrivate)) {
    return DEFAULT_TELEGRAM_SESSION;
  }
  return names.reduce((best, name) =>
    weight(podcastId, name) > weight(podcastId, best) ? name : best,
  );
};
