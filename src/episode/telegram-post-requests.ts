/** How a message of an episode stands, as far as it is known. */
export const POST_STATUSES = ['sending', 'posted', 'unsure', 'removed'] as const;
export type PostStatus = (typeof POST_STATUSES)[number];

/** The last message that was sent of an episode. */
export interface PostRecord {
  readonly status: PostStatus;
  /** `@name`, or a chat's number as text. */
  readonly chat: string;
  readonly messageId: number | null;
  /** Whether it is still to follow the episode. */
  readonly isPending: boolean;
}

/** What became of a wish about an episode's message. */
export type PostAnswer =
  | {
      readonly outcome: 'asked' | 'confirmed';
      readonly chat: string;
      /** The name of the execution that the episode belongs to. */
      readonly execution: string;
    }
  /** A message stands, is on its way, or may stand. */
  | { readonly outcome: PostStatus; readonly chat: string }
  | { readonly outcome: 'not-published' | 'no-chat' | 'none' }
  | { readonly outcome: 'unknown' };

/** Keeps what somebody wants of the messages with which episodes are posted. */
export interface PostRequests {
  /** Has an episode posted where its show is posted today; `isMissing` says that somebody has looked, and no message is there. */
  request(episodeId: string, isMissing: boolean): Promise<PostAnswer>;
  /** Says under which number a message stands of which no answer came. */
  confirm(episodeId: string, messageId: number, kind: 'audio' | 'link'): Promise<PostAnswer>;
}
