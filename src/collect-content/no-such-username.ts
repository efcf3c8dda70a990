/** What is said of a username that Telegram answers it doesn't know; the console says it otherwise where exports stand in for Telegram. */
export const NO_SUCH_USERNAME = 'is no username that Telegram knows';
