import { errors } from 'telegram';
import { ACCOUNT_NOT_CONNECTED, NO_SUCH_USERNAME } from '../../collect-content/no-such-username.ts';
import {
  FloodWait,
  PrivateChannel,
  SessionRevoked,
  StaleChannelReference,
  TelegramRefused,
  TelegramUnavailable,
} from '../../collect-content/telegram-errors.ts';
import { UnknownChannel } from '../../collect-content/unknown-channel.ts';
import { StepcastError } from '../../errors/stepcast-error.ts';

/** What was asked of Telegram when it failed. */
export interface CallContext {
  /** For people, for example `to read @news`. */
  readonly call: string;
  readonly channel?: string;
}

/** core.telegram.org/api/errors: what ends a session for good, by name. */
const REVOKED =
  /^(AUTH_KEY_(DUPLICATED|UNREGISTERED|INVALID|PERM_EMPTY)|SESSION_(REVOKED|EXPIRED)|USER_DEACTIVATED(_BAN)?)$/;
const UNKNOWN = /^(USERNAME_NOT_OCCUPIED|USERNAME_INVALID)$/;
const PRIVATE =
  /^(CHANNEL_PRIVATE|CHANNEL_PUBLIC_GROUP_NA|CHAT_ADMIN_REQUIRED|CHAT_FORBIDDEN|CHAT_ID_INVALID)$/;
const STALE =
  /^(CHANNEL_INVALID|PEER_ID_INVALID|CHANNEL_ID_INVALID|MSG_ID_INVALID|TOPIC_ID_INVALID)$/;

const fromRpc = (
  error: errors.RPCError,
  { call, channel = '' }: CallContext,
  options: ErrorOptions,
): StepcastError => {
  const { errorMessage: reason, code = 0 } = error;
  if (REVOKED.test(reason)) return new SessionRevoked(reason, options);
  if (UNKNOWN.test(reason)) {
    return new UnknownChannel(channel, NO_SUCH_USERNAME, options);
  }
  // Said by a server that stands in for Telegram, and by Telegram never.
  if (reason === 'ACCOUNT_NOT_CONNECTED') {
    return new UnknownChannel(channel, ACCOUNT_NOT_CONNECTED, options);
  }
  if (PRIVATE.test(reason)) return new PrivateChannel(channel, options);
  if (STALE.test(reason)) {
    return new StaleChannelReference(
      `Telegram no longer accepts the reference to @${channel}.`,
      options,
    );
  }
  // Telegram's own faults are 5xx or negative; a 420 without seconds is one of load.
  if (code >= 500 || code < 0 || code === 420) {
    return new TelegramUnavailable(`Telegram failed ${call}: ${code} ${reason}.`, options);
  }
  return new TelegramRefused(call, reason, options);
};

/** Names what went wrong in a call of GramJS; errors of Stepcast's own pass through. */
export const toTelegramError = (error: unknown, context: CallContext): Error => {
  const options = { cause: error };
  if (error instanceof errors.FloodWaitError) return new FloodWait(error.seconds, options);
  if (error instanceof errors.RPCError) return fromRpc(error, context, options);
  if (error instanceof StepcastError) return error;
  // Whatever else GramJS throws comes from the connection: it even rejects with plain strings.
  const reason = error instanceof Error ? error.message : String(error);
  return new TelegramUnavailable(`Telegram could not be asked ${context.call}: ${reason}`, options);
};
