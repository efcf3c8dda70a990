import type { Source } from '../../../episode/script.ts';
import type { PreparedPost } from '../../posts/prepared-post.ts';
import { fullSeconds } from '../../posts/spoken-length.ts';

/** A post as the model gets it. */
export interface NumberedPost {
  readonly number: number;
  readonly channel: string;
  readonly date: string;
  readonly text: string;
  /** The member of a group, or the signature under it. */
  readonly author?: string | undefined;
  readonly forwardedFrom?: string | undefined;
  /** The number of the post that it answers. */
  readonly answers?: number | undefined;
  readonly sources: readonly Source[];
  /** What an earlier episode told of its matter, and when. */
  readonly toldBefore?: string | undefined;
  /** What it takes to be told whole. */
  readonly seconds: number;
  readonly key: string;
}

/** What is sent for a chapter at most; a post that does not fit is left out, the oldest first. */
const MOST_CHARACTERS = 60_000;

export const wordsOf = ({ text, poll }: PreparedPost): string =>
  [
    text.headline ?? '',
    text.sentences.map((sentence) => sentence.text).join(' '),
    poll ? `${poll.question} (${poll.answers.map((answer) => answer.text).join(' / ')})` : '',
  ]
    .filter((part) => part !== '')
    .join('\n');

/** The newest posts that fit, oldest first, numbered from 1; `recalled`: what was told before, by their keys. */
export const numberPosts = (
  posts: readonly PreparedPost[],
  recalled: ReadonlyMap<string, readonly string[]> = new Map(),
): NumberedPost[] => {
  let left = MOST_CHARACTERS;
  const fitting = posts
    .toSorted((a, b) => b.date.getTime() - a.date.getTime())
    .filter((post) => {
      const { length } = wordsOf(post);
      if (length > left) return false;
      left -= length;
      return true;
    })
    .toSorted((a, b) => a.date.getTime() - b.date.getTime() || (a.key < b.key ? -1 : 1));
  const numbers = new Map(fitting.map(({ key }, index) => [key, index + 1]));
  return fitting.map((post, index) => ({
    number: index + 1,
    key: post.key,
    channel: post.channelTitle,
    date: post.date.toISOString(),
    text: wordsOf(post),
    author: post.author,
    forwardedFrom: post.forwardedFrom,
    answers: numbers.get(post.replyTo ?? ''),
    toldBefore: recalled.get(post.key)?.join(' '),
    sources: post.sources,
    seconds: fullSeconds(post),
  }));
};

/** A post in a prompt. */
export const asMaterial = ({ sources: _, seconds: __, key: ___, ...post }: NumberedPost): string =>
  JSON.stringify(post);
