import { StringSession } from 'telegram/sessions/index.js';
import { askAgain } from './ask-again.ts';
import { LogInFailed } from './log-in-failed.ts';
import { SignIn } from './sign-in.ts';
import type { TelegramAccess } from './telegram-connection.ts';

/** What only a person can answer while logging in. */
export interface LogInPrompts {
  /** With the country's code, for example `+4612345678`. */
  phoneNumber(): Promise<string>;
  /** The code that Telegram has just sent. */
  code(): Promise<string>;
  /** The second password of an account that has one. */
  password(hint: string): Promise<string>;
  /** Is told of what was mistyped, and is asked again. */
  mistyped(sentence: string): void;
}

/**
 * Logs an account in by phone number and gives its session string, which is as good as the account's password.
 * A session without a key gets one from Telegram; another one is only good for tests.
 * @throws LogInFailed, FloodWait, TelegramUnavailable, TelegramRefused
 */
export const logIn = async (
  access: TelegramAccess,
  prompts: LogInPrompts,
  session = new StringSession(''),
): Promise<string> => {
  const signIn = await SignIn.start(access, session);
  try {
    await signIn.sendCode(await prompts.phoneNumber());
    let step = await askAgain(prompts.code, (code) => signIn.submitCode(code), prompts.mistyped);
    if (step.step === 'password') {
      const { hint } = step;
      const ask = () => prompts.password(hint);
      step = await askAgain(ask, (text) => signIn.submitPassword(text), prompts.mistyped);
    }
    if (step.step === 'done') return step.session;
    throw new LogInFailed('Telegram did not end the sign-in. Start again.');
  } finally {
    await signIn.close();
  }
};
