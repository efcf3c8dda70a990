import {
  FloodWait,
  InvalidSession,
  SessionRevoked,
} from '../../../src/collect-content/telegram-errors.ts';
import { ConnectionRefused } from '../kinds.ts';

/** What is wrong with a session at home, where it is made anew by signing in here. */
export const asAtHome = (error: unknown): unknown => {
  if (error instanceof SessionRevoked || error instanceof InvalidSession) {
    const reason = error instanceof SessionRevoked ? ` (${error.reason})` : '';
    return new ConnectionRefused(
      `Telegram no longer takes the session${reason}: it was ended, or its account closed. Sign in again: npx stepcast connect telegram, or Connections in the console.`,
      { cause: error },
    );
  }
  if (error instanceof FloodWait) {
    return new ConnectionRefused(
      `Telegram asks for a pause of ${error.waitSeconds} seconds. Try again after it.`,
      { cause: error },
    );
  }
  return error;
};
