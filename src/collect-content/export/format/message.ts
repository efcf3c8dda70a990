/** A stretch of formatted text; offset and length count UTF-16 code units, as Telegram does. */
export interface TextEntity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  /** The target of a hidden link. */
  readonly url?: string;
  readonly language?: string;
}

/** What a message carries besides its text, as far as a reader of the channel is told. */
export type Media =
  | { readonly type: 'photo' }
  | FileMedia
  | Poll
  | { readonly type: 'contact'; readonly firstName: string; readonly lastName: string }
  | { readonly type: 'location' }
  | { readonly type: 'unsupported' };

/** A file; `path` is where its bytes lie, where the export holds them. */
export interface FileMedia {
  readonly type: 'file';
  readonly kind: FileKind;
  readonly name: string;
  readonly mime: string;
  readonly path?: string;
  readonly sizeBytes?: number;
  readonly seconds?: number;
}

/** Votes are missing where an export doesn't hold them. */
export interface Poll {
  readonly type: 'poll';
  readonly question: string;
  readonly options: readonly { readonly text: string; readonly votes?: number }[];
  readonly isClosed: boolean;
  readonly voters?: number;
}

export type FileKind =
  | 'document'
  | 'video'
  | 'round-video'
  | 'animation'
  | 'audio'
  | 'voice'
  | 'sticker';

/** One message of a channel. Dates are Unix seconds; `groupedId` is the same for the parts of an album. */
export interface Message {
  readonly id: number;
  readonly date: number;
  readonly editDate?: number;
  readonly text: string;
  readonly entities: readonly TextEntity[];
  readonly media?: Media;
  readonly groupedId?: bigint;
  readonly forwardedFrom?: string;
  /** The signature under a channel's post. */
  readonly author?: string;
  /** The member of a group who wrote it. */
  readonly sender?: string;
  /** The message of the same channel that it answers. */
  readonly replyTo?: number;
  readonly views?: number;
  readonly reactions?: readonly { readonly emoji: string; readonly count: number }[];
  /** What happened, for a service message; those have no text. */
  readonly service?: string;
  /** What a topic of a forum is called that a service message opens or renames. */
  readonly topicTitle?: string;
}
