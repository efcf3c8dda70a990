import type { Source } from '../../episode/script.ts';
import type { PostText } from '../post-text/read-post.ts';

/** A poll's words. */
export interface Poll {
  readonly question: string;
  readonly options: readonly string[];
}

/** A post as the writer works with it. */
export interface PreparedPost {
  readonly channel: string;
  readonly channelTitle: string;
  readonly date: Date;
  readonly text: PostText;
  readonly poll?: Poll;
  readonly views?: number;
  readonly hasMedia: boolean;
  /** This post first, then those that say the same elsewhere. */
  readonly sources: readonly Source[];
}
