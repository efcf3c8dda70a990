import { NO_SUCH_USERNAME } from '../../collect-content/no-such-username.ts';

/** A failure's message on a stack that reads exports: Telegram, which the message is about, was never asked there. */
export const nameExports = (message: string): string =>
  message.replace(NO_SUCH_USERNAME, 'is in none of the exports that this stack reads');
