import { z } from 'zod';
import type { Attempt } from '../episode/attempt.ts';
import type { EpisodeOutputs } from '../episode/stored-object.ts';

/** What a message in Telegram shows. `media` and `caption` are digests: of sound, cover and names, and of the text. */
export const PostContentSchema = z.strictObject({
  /** A link stands where the sound is larger than a bot may send. */
  kind: z.enum(['audio', 'link']),
  media: z.string(),
  caption: z.string(),
  /** The chat by its number, which stays when its name changes; by its name where a person said that the message stands. */
  chatId: z.union([z.number().int(), z.string()]),
});
export type PostContent = z.infer<typeof PostContentSchema>;

/** The last message that was sent, or begun, about an episode. */
export interface TelegramPost {
  readonly id: number;
  /** The attempt of the episode that sent it. */
  readonly attempt: number;
  readonly chat: string;
  readonly status: 'sending' | 'posted' | 'unsure' | 'removed';
  readonly messageId: number | null;
  readonly content: PostContent | null;
  /** For how long whoever sends it may still be at it. */
  readonly secondsLeft: number;
}

/** An episode as far as a message about it goes. */
export interface PostJob {
  readonly attempt: number;
  /** Whether the message isn't known to be as the episode is. */
  readonly isDue: boolean;
  /** How long Telegram still wants to be left alone. */
  readonly waitSeconds: number;
  /** Whether this attempt stands in the feed. */
  readonly isPublished: boolean;
  readonly isPublic: boolean;
  readonly visibilityChangedAt: string | null;
  /** Where the show wants it: `@name`, or a chat's number as text; null for nowhere. */
  readonly chat: string | null;
  readonly show: string;
  readonly imageUrl: string | null;
  /** The key of the episode's own picture; null where it has its show's. */
  readonly pictureKey: string | null;
  readonly title: string;
  readonly summary: string;
  readonly durationMs: number | null;
  readonly outputs: EpisodeOutputs;
  readonly post: TelegramPost | null;
}

/** What somebody asks for who is about to send a message. */
export interface PostClaim {
  readonly chat: string;
  readonly seconds: number;
  /** A UUID, of this sending alone. */
  readonly key: string;
}

/** Keeps what was sent. Every method may be repeated when its answer was lost. Throws EpisodeNotFound and StaleExecution where it is given an attempt. */
export interface TelegramPostStore {
  open(attempt: Attempt): Promise<PostJob>;
  /**
   * The right to send a message for `seconds`, as its id; null when one stands or is on its way, or
   * nobody may have the episode. Asking again by the same `key` answers the same.
   */
  claim(attempt: Attempt, claim: PostClaim): Promise<number | null>;
  /** Nobody got it, so another may be sent. */
  noteRefused(postId: number): Promise<void>;
  /** It stands in the chat, as this. */
  notePosted(postId: number, messageId: number, content: PostContent): Promise<void>;
  /** Whether it stands there isn't known, and can't be found out. */
  noteUnsure(postId: number): Promise<void>;
  noteRemoved(postId: number): Promise<void>;
  /** Nothing is left to do, unless somebody has hidden or shown the episode at another moment than this. */
  close(attempt: Attempt, visibilityChangedAt: string | null): Promise<void>;
  /** Telegram wants to be left alone for so long. */
  delay(attempt: Attempt, seconds: number): Promise<void>;
}
