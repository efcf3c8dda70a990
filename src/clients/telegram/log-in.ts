import { Api, password } from 'telegram';
import { StringSession } from 'telegram/sessions/index.js';
import { SessionRevoked, TelegramRefused } from '../../collect-content/telegram-errors.ts';
import { StepcastError } from '../../errors/stepcast-error.ts';
import { type TelegramAccess, TelegramConnection } from './telegram-connection.ts';

/** What only a person can answer while logging in. */
export interface LogInPrompts {
  /** With the country's code, for example `+4612345678`. */
  phoneNumber(): Promise<string>;
  /** The code that Telegram has just sent. */
  code(): Promise<string>;
  /** The second password of an account that has one. */
  password(hint: string): Promise<string>;
}

/** Thrown when Telegram does not accept what was typed; nothing has been changed. */
export class LogInFailed extends StepcastError {
  override readonly name = 'LogInFailed';
  readonly retryable = false;
}

const REASONS: Readonly<Record<string, string>> = {
  API_ID_INVALID:
    'The API id and hash do not belong together. Copy both from https://my.telegram.org.',
  PHONE_NUMBER_INVALID:
    'That is no phone number that Telegram knows. Write it with the country code.',
  PHONE_NUMBER_BANNED: 'Telegram has banned that phone number.',
  PHONE_CODE_INVALID: 'That is not the code that was sent. Start again to get a new one.',
  PHONE_CODE_EMPTY: 'No code was given. Start again to get a new one.',
  PHONE_CODE_EXPIRED: 'The code has expired. Start again to get a new one.',
  PASSWORD_HASH_INVALID: 'The password is wrong. Start again.',
};

const asLogInFailure = (error: unknown): unknown => {
  if (error instanceof SessionRevoked) {
    const remedy = 'If TELEGRAM_PROXY leads to a local Telegram, unset it.';
    return new LogInFailed(`What answers there makes no new sessions. ${remedy}`, { cause: error });
  }
  const reason = error instanceof TelegramRefused ? REASONS[error.reason] : undefined;
  return reason === undefined ? error : new LogInFailed(reason, { cause: error });
};

const checkPassword = async (
  connection: TelegramConnection,
  prompts: LogInPrompts,
): Promise<void> => {
  const call = 'to check the password';
  const settings = await connection.invoke(new Api.account.GetPassword(), { call });
  const answer = await password.computeCheck(settings, await prompts.password(settings.hint ?? ''));
  await connection.invoke(new Api.auth.CheckPassword({ password: answer }), { call });
};

const signIn = async (
  connection: TelegramConnection,
  { apiId, apiHash }: TelegramAccess,
  prompts: LogInPrompts,
): Promise<void> => {
  const phoneNumber = await prompts.phoneNumber();
  const settings = new Api.CodeSettings({});
  const sent = await connection.invoke(
    new Api.auth.SendCode({ phoneNumber, apiId, apiHash, settings }),
    { call: 'to send a code' },
  );
  if (!(sent instanceof Api.auth.SentCode)) {
    throw new LogInFailed(`Telegram offers this number another way to log in (${sent.className}).`);
  }
  const { phoneCodeHash } = sent;
  const phoneCode = await prompts.code();
  try {
    const request = new Api.auth.SignIn({ phoneNumber, phoneCodeHash, phoneCode });
    const answer = await connection.invoke(request, { call: 'to log in' });
    if (answer instanceof Api.auth.AuthorizationSignUpRequired) {
      throw new LogInFailed(
        'That number has no Telegram account. Make one in a Telegram app first.',
      );
    }
  } catch (error) {
    const needsPassword =
      error instanceof TelegramRefused && error.reason === 'SESSION_PASSWORD_NEEDED';
    if (!needsPassword) throw error;
    await checkPassword(connection, prompts);
  }
};

/**
 * Logs an account in and gives its session string, which is as good as the account's password.
 * A session without a key gets one from Telegram; another one is only good for tests.
 * @throws LogInFailed, FloodWait, TelegramUnavailable, TelegramRefused
 */
export const logIn = async (
  access: TelegramAccess,
  prompts: LogInPrompts,
  session = new StringSession(''),
): Promise<string> => {
  const connection = new TelegramConnection(session, access);
  try {
    await connection.connect();
    await signIn(connection, access, prompts);
    return session.save();
  } catch (error) {
    throw asLogInFailure(error);
  } finally {
    await connection.close();
  }
};
