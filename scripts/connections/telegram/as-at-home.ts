import {
  FloodWait,
  InvalidSession,
  SessionRevoked,
} from '../../../src/collect-content/telegram-errors.ts';
import { UnknownChannel } from '../../../src/collect-content/unknown-channel.ts';
import { ConnectionRefused } from '../kinds.ts';

/** What Telegram refuses, as it is told at home: a session is made anew by signing in here. */
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
  // Whoever asked may have no episode yet, nor a show.
  if (error instanceof UnknownChannel)
    return new ConnectionRefused(error.problem, { cause: error });
  return error;
};
