import type { Poll } from '../../episode/content.ts';
import type { Source } from '../../episode/script.ts';
import type { PostText } from '../post-text/read-post.ts';

/** A post as the writer works with it. */
export interface PreparedPost {
  /** The channel's username and the post's id: the same in every run. */
  readonly key: string;
  readonly channel: string;
  readonly channelTitle: string;
  readonly date: Date;
  readonly text: PostText;
  readonly poll?: Poll;
  /** What it has over its words, as other posts of its channel have: "The library". */
  readonly rubric?: string;
  /** How often it was seen and answered, in terms of what is usual in its channel. */
  readonly reach: number;
  readonly hasMedia: boolean;
  readonly urls: readonly string[];
  /** The post's words as they stand, for the signs that reading takes away. */
  readonly raw: string;
  /** The member of a group, or the signature under it. */
  readonly author?: string;
  readonly forwardedFrom?: string;
  /** The key of the post that it answers. */
  readonly replyTo?: string;
  /** This post first, then those that say the same elsewhere. */
  readonly sources: readonly Source[];
}

/** What of a post carries its subject: its headline, its first sentences, what its poll asks. */
export const headOf = ({ text, poll }: PreparedPost): string[] => [
  ...(text.headline === undefined ? [] : [text.headline]),
  ...text.sentences.slice(0, 2).map((each) => each.text),
  ...(poll ? [poll.question, ...poll.answers.map((answer) => answer.text)] : []),
];

/** Every sentence of a post, its headline first. */
export const sentencesOf = ({ text, poll }: PreparedPost): string[] => [
  ...(text.headline === undefined ? [] : [text.headline]),
  ...text.sentences.map((each) => each.text),
  ...(poll ? [poll.question] : []),
];
