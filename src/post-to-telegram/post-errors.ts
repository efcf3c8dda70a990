import { StepcastError } from '../errors/stepcast-error.ts';
import { CONNECT_BOT } from './connect-bot.ts';

/** Thrown when Telegram asks for a pause: nothing was done. Never leaves the task: it becomes the outcome `wait`. */
export class TelegramAsksToWait extends StepcastError {
  override readonly name = 'TelegramAsksToWait';
  readonly retryable = true;
  readonly waitSeconds: number;

  constructor(waitSeconds: number, options?: ErrorOptions) {
    super(`Telegram asks the bot to wait ${waitSeconds} s.`, options);
    this.waitSeconds = waitSeconds;
  }
}

/** Thrown when Telegram's Bot API can't be reached, doesn't answer in time or has a fault of its own. */
export class TelegramBotUnavailable extends StepcastError {
  override readonly name = 'TelegramBotUnavailable';
  readonly retryable = true;
  /** Whether Telegram may have done what it was asked for. */
  readonly mayBeDone: boolean;

  constructor(call: string, reason: string, mayBeDone: boolean, options?: ErrorOptions) {
    super(`Telegram's Bot API doesn't answer ${call} just now: ${reason}`, options);
    this.mayBeDone = mayBeDone;
  }
}

/** Thrown when a message was sent and no answer came: it may stand in the chat, and a bot can't look. */
export class TelegramPostUnsure extends StepcastError {
  override readonly name = 'TelegramPostUnsure';
  readonly retryable = false;

  constructor(chat: string, isPublic: boolean, options?: ErrorOptions) {
    const remedy = isPublic
      ? 'If the message is there, confirm it by its link (in the console, or npx stepcast post <episode> --stands LINK); if it isn’t, have it sent again (npx stepcast post <episode> --missing).'
      : 'If the message is there, confirm it by its link (npx stepcast post <episode> --stands LINK), so that the bot deletes it, or delete it by hand.';
    super(
      `The episode was sent to ${chat}, but no answer came, so it isn't posted a second time. Look into the chat. ${remedy}`,
      options,
    );
  }
}

/** Thrown when there is no bot to post with. */
export class TelegramBotMissing extends StepcastError {
  override readonly name = 'TelegramBotMissing';
  readonly retryable = false;

  constructor(chat: string) {
    super(
      `The episode is to be posted to ${chat}, but no Telegram bot is connected. ${CONNECT_BOT} Or take the chat off the show.`,
    );
  }
}

/** Thrown when Telegram doesn't know the bot's token. */
export class TelegramBotTokenRefused extends StepcastError {
  override readonly name = 'TelegramBotTokenRefused';
  readonly retryable = false;

  constructor(reason: string, options?: ErrorOptions) {
    super(
      `Telegram doesn't know the bot (${reason}). Ask @BotFather for its token. ${CONNECT_BOT}`,
      options,
    );
  }
}

/** Thrown when there is no such chat, or it has another number by now. */
export class TelegramChatNotFound extends StepcastError {
  override readonly name = 'TelegramChatNotFound';
  readonly retryable = false;

  constructor(chat: string, reason: string, options?: ErrorOptions) {
    super(
      `The bot finds no chat ${chat} (${reason}). Correct the show's chat, or add the bot to it.`,
      options,
    );
  }
}

/** Thrown when the bot may not do what it is to do in a chat. */
export class TelegramBotMayNotPost extends StepcastError {
  override readonly name = 'TelegramBotMayNotPost';
  readonly retryable = false;

  constructor(chat: string, reason: string, options?: ErrorOptions) {
    super(
      `The bot may not post in ${chat} (${reason}). Make it an administrator there who may post, edit and delete messages.`,
      options,
    );
  }
}

/** Thrown when the sound is larger than a bot may send, and there is no public address to link to. */
export class TelegramAudioTooLarge extends StepcastError {
  override readonly name = 'TelegramAudioTooLarge';
  readonly retryable = false;

  constructor(sizeBytes: number, options?: ErrorOptions) {
    super(
      `The episode has ${(sizeBytes / 1e6).toFixed(1)} MB, and a bot may send 50 MB. Give the stack a public address, so that a link is posted instead, or make shorter episodes.`,
      options,
    );
  }
}

/** Thrown when the message to be edited is no longer there. Never leaves the task: another is sent. */
export class TelegramMessageGone extends StepcastError {
  override readonly name = 'TelegramMessageGone';
  readonly retryable = false;
}

/** Thrown when a message is older than 48 hours, and the bot may not delete such. */
export class TelegramPostTooOld extends StepcastError {
  override readonly name = 'TelegramPostTooOld';
  readonly retryable = false;

  constructor(chat: string, reason: string, options?: ErrorOptions) {
    super(
      `The episode's message in ${chat} can't be deleted (${reason}): after 48 hours a bot needs the right to delete messages. Delete it by hand, and give the bot that right for the next time.`,
      options,
    );
  }
}

/** Thrown when Telegram refuses a call for a reason that no other error stands for. */
export class TelegramPostRefused extends StepcastError {
  override readonly name = 'TelegramPostRefused';
  readonly retryable = false;

  constructor(call: string, chat: string, reason: string, options?: ErrorOptions) {
    super(
      `Telegram refused ${call} in ${chat}: ${reason}. Look it up at https://core.telegram.org/bots/api, mend it, and retry the episode from publishing.`,
      options,
    );
  }
}
