import { setTimeout as sleep } from 'node:timers/promises';
import { renderUnicodeCompact } from 'uqr';
import { askAgain } from '../../../../src/clients/telegram/ask-again.ts';
import { LogInFailed } from '../../../../src/clients/telegram/log-in-failed.ts';
import type { Connections } from '../../../connections/connections.ts';
import { fieldsOf } from '../../../connections/kinds.ts';
import {
  createTelegramSignIn,
  type SignInView,
  type TelegramSignIn,
} from '../../../connections/telegram/sign-in.ts';
import type { Questions } from '../../../terminal/questions.ts';

const POLL_MS = 1_000;

type Tell = (text: string) => void;

/** What isn't known yet of how Telegram is reached: an empty answer keeps what is. */
const askForAccess = async (
  connections: Connections,
  { ask, askHidden }: Questions,
): Promise<Record<string, string>> => {
  const known = await connections.forSignIn({});
  const given: Record<string, string> = {};
  for (const { setting, label, hint, isSecret, isOptional } of fieldsOf('telegram')) {
    if (isOptional || setting === 'TELEGRAM_SESSION' || known[setting] !== undefined) continue;
    given[setting] = await (isSecret ? askHidden : ask)(`${label} (${hint}) `);
  }
  return given;
};

const followQr = async (signIn: TelegramSignIn, shown: SignInView, tell: Tell) => {
  let step = shown;
  let url = '';
  while (step.step === 'qr') {
    if (step.url !== url) {
      url = step.url;
      tell(renderUnicodeCompact(url));
      tell('Scan it in a Telegram app: Settings, Devices, Link Desktop Device.');
    }
    await sleep(POLL_MS);
    step = (await signIn.current()) ?? step;
  }
  return step;
};

/**
 * Signs in by phone number and code, or by a QR code where no number is given, and keeps the session.
 * Answers who is signed in.
 * @throws StepcastError saying what to do
 */
export const signInToTelegram = async (
  connections: Connections,
  questions: Questions,
  tell: Tell,
): Promise<string> => {
  const signIn = createTelegramSignIn(connections);
  try {
    const access = await askForAccess(connections, questions);
    const phone = await questions.ask(
      'Phone number with country code (left empty, a QR code is shown) ',
    );
    let step = await signIn.start({ ...access, ...(phone !== '' && { phone }) });
    if (step.step === 'code') {
      const ask = () => questions.ask('Code that Telegram has sent to the account’s app: ');
      step = await askAgain(ask, (code) => signIn.submit({ code }), tell);
    } else {
      step = await followQr(signIn, step, tell);
    }
    if (step.step === 'password') {
      const hint = step.hint === '' ? '' : ` (hint: ${step.hint})`;
      const ask = () => questions.askHidden(`The account’s password${hint}: `);
      step = await askAgain(ask, (password) => signIn.submit({ password }), tell);
    }
    if (step.step === 'done') return step.found;
    throw new LogInFailed('Telegram did not end the sign-in. Start again.');
  } finally {
    await signIn.cancel();
  }
};
