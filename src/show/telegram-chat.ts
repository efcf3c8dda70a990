/** A channel or group by its name, or any chat by its number (core.telegram.org/bots/api#sendaudio). */
export const TELEGRAM_CHAT = /^(@[A-Za-z][A-Za-z0-9_]{3,31}|-?[1-9][0-9]{0,15})$/;

/** What is wrong with a chat that doesn't look like one. */
export const TELEGRAM_CHAT_WORDS =
  "must be the @name of a channel or group, or a chat's number such as -1001234567890";
