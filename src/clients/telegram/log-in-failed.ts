import { SessionRevoked, TelegramRefused } from '../../collect-content/telegram-errors.ts';
import { StepcastError } from '../../errors/stepcast-error.ts';

/** Thrown when Telegram does not accept what was typed; nothing has been changed. */
export class LogInFailed extends StepcastError {
  override readonly name = 'LogInFailed';
  readonly retryable = false;
  /** True where the same step can be taken again with something else. */
  readonly mayTypeAgain: boolean;

  constructor(
    message: string,
    { mayTypeAgain = false, ...options }: ErrorOptions & { readonly mayTypeAgain?: boolean } = {},
  ) {
    super(message, options);
    this.mayTypeAgain = mayTypeAgain;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  API_ID_INVALID:
    'The API id and hash do not belong together. Copy both from https://my.telegram.org.',
  PHONE_NUMBER_INVALID:
    'That is no phone number that Telegram knows. Write it with the country code.',
  PHONE_NUMBER_BANNED: 'Telegram has banned that phone number.',
  PHONE_CODE_EXPIRED: 'The code has expired. Start again to get a new one.',
};

/** What was only mistyped. */
const TYPOS: Readonly<Record<string, string>> = {
  PHONE_CODE_INVALID: 'That is not the code that was sent. Type it again.',
  PHONE_CODE_EMPTY: 'No code was given. Type the one that was sent.',
  PASSWORD_HASH_INVALID: 'The password is wrong. Type it again.',
};

/** What Telegram refused, for who signs in; other errors pass through. */
export const asLogInFailure = (error: unknown): unknown => {
  if (error instanceof SessionRevoked) {
    const remedy = 'If TELEGRAM_PROXY leads to a local Telegram, unset it.';
    return new LogInFailed(`What answers there makes no new sessions. ${remedy}`, { cause: error });
  }
  if (!(error instanceof TelegramRefused)) return error;
  const typo = TYPOS[error.reason];
  if (typo !== undefined) return new LogInFailed(typo, { cause: error, mayTypeAgain: true });
  const reason = REASONS[error.reason];
  return reason === undefined ? error : new LogInFailed(reason, { cause: error });
};
