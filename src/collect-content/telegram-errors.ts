import { StepcastError } from '../errors/stepcast-error.ts';
import { basicGroupIdIn, channelIdIn, splitTopic } from '../show/channel/channel-address.ts';
import { DEFAULT_TELEGRAM_SESSION } from '../show/telegram-session.ts';

interface SessionErrorOptions extends ErrorOptions {
  /** What the stage calls the session, where it has several. */
  readonly session?: string;
}

/** The setting that holds a session, by what the stage calls it. */
const settingOf = (session: string): string =>
  session === DEFAULT_TELEGRAM_SESSION ? 'TELEGRAM_SESSION' : 'TELEGRAM_SESSIONS';

/** Thrown when Telegram asks for a pause. Never leaves the task: it becomes the outcome `flood_wait`. */
export class FloodWait extends StepcastError {
  override readonly name = 'FloodWait';
  readonly retryable = true;
  readonly waitSeconds: number;

  constructor(waitSeconds: number, options?: ErrorOptions) {
    super(`Telegram asks to wait ${waitSeconds} seconds.`, options);
    this.waitSeconds = waitSeconds;
  }
}

/** Thrown when a show has a channel without an export, and the stage has no account to read it by. */
export class NoTelegramAccount extends StepcastError {
  override readonly name = 'NoTelegramAccount';
  readonly retryable = false;

  constructor(channels: readonly string[]) {
    const them = channels.length === 1 ? `${channels[0]} has` : `${channels.join(', ')} have`;
    super(
      `${them} no export, and the stage has no Telegram account to read by. Bring in the export (npx stepcast channels import FILE), or set TELEGRAM_API_ID, TELEGRAM_API_HASH and TELEGRAM_SESSION (docs/deploy.md), and retry the episode.`,
    );
  }
}

/** Thrown when the channel exists but the session's account may not read it. */
export class PrivateChannel extends StepcastError {
  override readonly name = 'PrivateChannel';
  readonly retryable = false;
  readonly channel: string;

  constructor(channel: string, options?: SessionErrorOptions) {
    const { channel: group } = splitTopic(channel);
    const id = channelIdIn(group) ?? basicGroupIdIn(group);
    const session = options?.session;
    const what =
      id === undefined
        ? `The channel @${group} is private to ${session ? `the account of the session "${session}"` : "this session's account"}.`
        : `The ${session ? `account of the session "${session}"` : "session's account"} is in no channel or group with the number ${id}.`;
    super(
      `${what} Join it with that account and retry the episode, or take it off the show and generate a new one.`,
      options,
    );
    this.channel = channel;
  }
}

/** Thrown when an invitation lets nobody in. */
export class NotJoined extends StepcastError {
  override readonly name = 'NotJoined';
  readonly retryable = false;

  constructor(link: string, reason: string, options?: ErrorOptions) {
    super(`${link} ${reason}.`, options);
  }
}

/** Thrown when Telegram does not accept the id and access hash of a channel. The name is then resolved again; it leaves the task only when that did not help. */
export class StaleChannelReference extends StepcastError {
  override readonly name = 'StaleChannelReference';
  readonly retryable = false;
}

/**
 * Thrown when the session is dead for good: used from two places at once, logged out, or its
 * account closed. Somebody has to log in again.
 */
export class SessionRevoked extends StepcastError {
  override readonly name = 'SessionRevoked';
  readonly retryable = false;
  /** Telegram's own name for it, for example AUTH_KEY_DUPLICATED. */
  readonly reason: string;

  constructor(reason: string, options?: SessionErrorOptions) {
    const session = options?.session;
    super(
      session
        ? `Telegram has revoked the session "${session}" (${reason}). Make a new one of the same account with "npm run telegram-login" and set it in its place (${settingOf(session)}).`
        : `Telegram has revoked the session (${reason}). Make a new one with "npm run telegram-login" and set TELEGRAM_SESSION to it; at home, sign in again: npx stepcast connect telegram.`,
      options,
    );
    this.reason = reason;
  }
}

/** Thrown when TELEGRAM_SESSION is not a session string at all. */
export class InvalidSession extends StepcastError {
  override readonly name = 'InvalidSession';
  readonly retryable = false;

  /** Completes "the session …". */
  readonly problem: string;

  constructor(problem: string, options?: SessionErrorOptions) {
    const session = options?.session;
    super(
      `${session ? `The session "${session}" (${settingOf(session)})` : 'TELEGRAM_SESSION'} ${problem}. Make a session with "npm run telegram-login" and copy the whole line that it prints.`,
      options,
    );
    this.problem = problem;
  }
}

/** Thrown when Telegram cannot be reached, does not answer in time or has a fault of its own. */
export class TelegramUnavailable extends StepcastError {
  override readonly name = 'TelegramUnavailable';
  readonly retryable = true;
}

/** Thrown when Telegram refuses a call for a reason that no other error stands for, for example a wrong API id. */
export class TelegramRefused extends StepcastError {
  override readonly name = 'TelegramRefused';
  readonly retryable = false;
  /** Telegram's own name for it. */
  readonly reason: string;

  constructor(call: string, reason: string, options?: ErrorOptions) {
    super(
      `Telegram refused ${call} (${reason}). Look the name up at https://core.telegram.org/api/errors and check TELEGRAM_API_ID and TELEGRAM_API_HASH.`,
      options,
    );
    this.reason = reason;
  }
}
