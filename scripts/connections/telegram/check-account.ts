import { type AccountFacts, readAccountOf } from '../../../src/clients/telegram/account.ts';
import type { ConnectionSettings } from '../kinds.ts';
import { accessOf } from './access.ts';
import { asAtHome } from './as-at-home.ts';

const DAY_MS = 86_400_000;

const age = (signedInAt: string, now: number): string => {
  const days = Math.floor((now - Date.parse(signedInAt)) / DAY_MS);
  return days < 1 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`;
};

/** An account in a sentence. */
const accountInWords = ({ name, username, signedInAt }: AccountFacts, now: number) =>
  `Signed in as ${name}${username === undefined ? '' : ` (@${username})`}, ${age(signedInAt, now)}.`;

/** Asks Telegram whose the session is. @throws ConnectionRefused, TelegramUnavailable, TelegramRefused */
export const checkAccount = async (settings: ConnectionSettings): Promise<string> => {
  try {
    const session = settings['TELEGRAM_SESSION'] ?? '';
    return accountInWords(await readAccountOf(session, accessOf(settings)), Date.now());
  } catch (error) {
    throw asAtHome(error);
  }
};
