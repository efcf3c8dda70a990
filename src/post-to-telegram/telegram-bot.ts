/** Where a message stands. */
export interface MessagePlace {
  /** A number, or `@name`. */
  readonly chatId: number | string;
  readonly messageId: number;
}

/** A message with sound. */
export interface AudioMessage {
  readonly title: string;
  readonly performer: string;
  readonly durationSeconds: number;
  /** At most 1,024 UTF-16 units. */
  readonly caption: string;
  /** The bytes of an MP3 of at most 50 MB, read once. */
  readonly sound: AsyncIterable<Uint8Array>;
  /** A JPEG of at most 320 × 320 pixels and 200 kB. */
  readonly cover: Uint8Array | undefined;
}

/**
 * A bot that posts into chats. Every method throws TelegramAsksToWait, TelegramBotUnavailable and the
 * refusals of post-errors.ts; nothing is tried twice.
 */
export interface TelegramBot {
  sendAudio(chat: string, message: AudioMessage): Promise<MessagePlace>;
  sendText(chat: string, text: string): Promise<MessagePlace>;
  /** Puts other sound and words into a message. @throws TelegramMessageGone */
  editAudio(place: MessagePlace, message: AudioMessage): Promise<void>;
  /** Puts other words under the sound of a message. @throws TelegramMessageGone */
  editCaption(place: MessagePlace, caption: string): Promise<void>;
  /** @throws TelegramMessageGone */
  editText(place: MessagePlace, text: string): Promise<void>;
  /** Deletes a message; one that is gone is deleted. @throws TelegramPostTooOld */
  remove(place: MessagePlace): Promise<void>;
}
