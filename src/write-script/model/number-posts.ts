import type { Source } from '../../episode/script.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import { fullSeconds } from '../posts/spoken-length.ts';

/** A post as the model gets it. */
export interface NumberedPost {
  readonly number: number;
  readonly channel: string;
  readonly date: string;
  readonly text: string;
  /** How often it was seen and answered, in terms of what is usual in its channel. */
  readonly reach: number;
  /** The member of a group, or the signature under it. */
  readonly author?: string | undefined;
  readonly forwardedFrom?: string | undefined;
  readonly sources: readonly Source[];
  /** What an earlier episode told of its matter, and when. */
  readonly toldBefore?: string | undefined;
  /** What it takes to be told whole. */
  readonly seconds: number;
}

/** What is sent at most; a post that does not fit is left out. */
const MOST_CHARACTERS = 200_000;

const wordsOf = ({ text, poll }: PreparedPost): string =>
  [
    text.headline ?? '',
    text.sentences.map((sentence) => sentence.text).join(' '),
    poll ? `${poll.question} (${poll.answers.map((answer) => answer.text).join(' / ')})` : '',
  ]
    .filter((part) => part !== '')
    .join('\n');

/** The weightiest posts that fit, oldest first, numbered from 1; `recalled`: what was told before, by their keys. */
export const numberPosts = (
  posts: readonly PreparedPost[],
  weights: ReadonlyMap<PreparedPost, number>,
  recalled: ReadonlyMap<string, readonly string[]> = new Map(),
): NumberedPost[] => {
  let left = MOST_CHARACTERS;
  return posts
    .toSorted((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0))
    .filter((post) => {
      const { length } = wordsOf(post);
      if (length > left) return false;
      left -= length;
      return true;
    })
    .toSorted((a, b) => a.date.getTime() - b.date.getTime())
    .map((post, index) => ({
      number: index + 1,
      channel: post.channelTitle,
      date: post.date.toISOString(),
      text: wordsOf(post),
      reach: Number(post.reach.toFixed(1)),
      author: post.author,
      forwardedFrom: post.forwardedFrom,
      toldBefore: recalled.get(post.key)?.join(' '),
      sources: post.sources,
      seconds: fullSeconds(post),
    }));
};
