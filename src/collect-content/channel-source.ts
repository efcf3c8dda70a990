import type { LinkPreview, Media, Poll } from '../episode/content.ts';
import type { VoiceFile } from './voice/voice-file.ts';

/** What Telegram needs to find a channel again without resolving its name; 64-bit numbers as decimal text. */
export interface ChannelReference {
  readonly username: string;
  readonly id: string;
  readonly accessHash: string;
  readonly title: string;
}

/** A stretch of a text that has a meaning of its own; offset and length count UTF-16 code units, as Telegram does. */
export type TextSpan =
  | {
      readonly kind: 'link';
      readonly offset: number;
      readonly length: number;
      readonly url?: string;
    }
  | {
      readonly kind: 'quotation' | 'spoiler' | 'struck';
      readonly offset: number;
      readonly length: number;
    }
  | {
      readonly kind: 'code';
      readonly offset: number;
      readonly length: number;
      readonly block: boolean;
    };

/** One message as it stands in a channel's history now: an edited one with its latest text. */
export interface ChannelMessage {
  readonly id: number;
  /** Unix seconds. */
  readonly date: number;
  /** Something that happened, such as a pinned message; has no content of its own. */
  readonly isService: boolean;
  readonly text: string;
  readonly spans: readonly TextSpan[];
  readonly media?: Media;
  /** The sound of a voice message. */
  readonly voice?: VoiceFile;
  readonly poll?: Poll;
  /** What Telegram shows below the text of a page that it links to. */
  readonly linkPreview?: LinkPreview;
  readonly views?: number;
  /** All reactions together. */
  readonly reactions?: number;
  /** Unix seconds of the last edit. */
  readonly editDate?: number;
  /** The member of a group who wrote it, or the signature under a channel's post. */
  readonly author?: string;
  /** The message of the same channel that it answers. */
  readonly replyTo?: number;
  readonly forwardedFrom?: string;
  /** The same for all messages of one album. */
  readonly albumId?: string;
}

/** Where a page begins: with the newest message that is older than this message, or than this Unix second. */
export type PageStart = { readonly beforeId: number } | { readonly beforeDate: number };

/**
 * Reads channels: with one session of Telegram, or out of exports. Every method may throw FloodWait, SessionRevoked,
 * TelegramUnavailable or TelegramRefused.
 */
export interface ChannelSource {
  /** Finds a channel by its username; of Telegram's calls the one that it limits most. @throws UnknownChannel, PrivateChannel */
  resolve(username: string): Promise<ChannelReference>;
  /** At most a hundred messages, newest first; none at the channel's beginning. @throws StaleChannelReference, PrivateChannel */
  readPage(channel: ChannelReference, start: PageStart): Promise<ChannelMessage[]>;
  /** The bytes of a voice message that a page of this source has named. */
  download(voice: VoiceFile): Promise<Uint8Array>;
  /** Ends the use of the session; never throws. */
  disconnect(): Promise<void>;
}
