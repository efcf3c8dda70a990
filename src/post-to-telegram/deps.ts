import type { StoredObject } from '../episode/stored-object.ts';
import type { TelegramBot } from './telegram-bot.ts';
import type { TelegramPostStore } from './telegram-post.ts';

/** What PostToTelegram works with. */
export interface PostToTelegramDeps {
  readonly posts: TelegramPostStore;
  /** Undefined where nobody has connected one. */
  readonly bot: TelegramBot | undefined;
  readonly objects: {
    get(object: StoredObject): Promise<Uint8Array>;
    /** The bytes of exactly that version, as they come in; asked for when they are first read. */
    stream(object: StoredObject): AsyncIterable<Uint8Array>;
    find(key: string): Promise<StoredObject | null>;
  };
  /** A picture as a JPEG that fits into 320 × 320 pixels. @throws AudioToolFailed for what is no picture */
  readonly scalePicture: (picture: Uint8Array) => Promise<Uint8Array>;
  /** Waits, in milliseconds. */
  readonly sleep: (ms: number) => Promise<unknown>;
  /** A new UUID. */
  readonly newId: () => string;
  /** Without a trailing slash. */
  readonly mediaBaseUrl: string;
}
