import { signOut } from '../../../src/clients/telegram/account.ts';
import { InvalidSession, SessionRevoked } from '../../../src/collect-content/telegram-errors.ts';
import { ConnectionRefused, type ConnectionSettings } from '../kinds.ts';
import { accessOf } from './access.ts';

/**
 * Has Telegram forget the session; one that it doesn't know any more counts as ended.
 * @throws ConnectionRefused when Telegram couldn't be told
 */
export const endSession = async (settings: ConnectionSettings): Promise<void> => {
  try {
    await signOut(settings['TELEGRAM_SESSION'] ?? '', accessOf(settings));
  } catch (error) {
    if (error instanceof SessionRevoked || error instanceof InvalidSession) return;
    throw new ConnectionRefused(
      `Telegram can’t be told to end the session: ${(error as Error).message} Try again, or end it in a Telegram app under Settings, Devices, and sign out here after that.`,
      { cause: error },
    );
  }
};
