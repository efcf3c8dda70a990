/** What is said of a username that Telegram answers it doesn't know. */
export const NO_SUCH_USERNAME = 'is no username that Telegram knows';

/** The same where exports stand in for Telegram and no account is connected, by which it could be asked. */
export const ACCOUNT_NOT_CONNECTED =
  'is in none of the exports here, and no Telegram account is connected. Connect one (Connections in the console, or npx stepcast connect telegram), or drop an export of the channel onto that page';
