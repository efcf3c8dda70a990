import { spokenSeconds } from '../../speech-text/speaking-time.ts';
import { inWhoseWords, type Telling } from '../compose/telling.ts';
import { signsOf } from '../posts/post-signs.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import { stems } from '../posts/words-of.ts';
import type { Story } from '../stories/story.ts';
import { gistOf } from '../tell/gist.ts';
import { isThin } from '../tell/is-thin.ts';

/** The longest that is told of a post in a story. */
export const MOST_GIST_SECONDS = 18;

/** How long sentences take to be said. */
export const secondsOf = (sentences: readonly string[]): number =>
  sentences.reduce((sum, each) => sum + spokenSeconds(each), 0);

/** What denies another post of the story is told with it. */
export const claimOf = (
  post: PreparedPost,
  story: Story,
  { language }: Telling,
): PreparedPost | undefined =>
  signsOf(post, language).denies ? story.posts.find(({ key }) => key === post.replyTo) : undefined;

/** What is said together, and the posts that it tells. */
export interface Piece {
  readonly posts: readonly PreparedPost[];
  readonly sentences: readonly string[];
}

/** What is said of one post. */
export const pieceOf = (post: PreparedPost, mostSeconds: number, telling: Telling): Piece => {
  const gist = gistOf(post, mostSeconds, telling.language);
  return { posts: [post], sentences: gist.length > 0 ? inWhoseWords(telling, post, gist) : [] };
};

/**
 * What is said of a post, the words that lead to it in front, without a first sentence that only says again what
 * was said `before` it: "Nobody is missing." behind "No one is missing after the accident."
 */
export const withoutEcho = (
  sentences: readonly string[],
  before: readonly string[],
  language: Telling['language'],
): readonly string[] => {
  const [lead = '', first = '', ...others] = sentences;
  const said = new Set(stems(before.join(' '), language));
  const words = stems(first, language);
  const isEcho =
    lead === '' &&
    others.length > 0 &&
    isThin(first, language) &&
    !/[\p{N}?]/u.test(first) &&
    words.length > 0 &&
    words.every((word) => said.has(word));
  return isEcho ? others : sentences;
};

/** Pieces in the order in which their posts came, none saying again what the one before it says. */
export const byDate = (pieces: readonly Piece[], language: Telling['language']): Piece[] => {
  const latest = ({ posts }: Piece): number => posts.at(-1)?.date.getTime() ?? 0;
  const ordered = pieces.toSorted((a, b) => latest(a) - latest(b));
  return ordered.map(({ posts, sentences }, index) => ({
    posts,
    sentences: withoutEcho(sentences, ordered[index - 1]?.sentences ?? [], language),
  }));
};

/** "It had been reported: … The answer to that: …" */
export const exchange = (claim: PreparedPost, denial: PreparedPost, telling: Telling): Piece => {
  const { phrases } = telling.language;
  const [said, answered] = [claim, denial].map((post) => pieceOf(post, MOST_GIST_SECONDS, telling));
  if (!said || !answered || said.sentences.length === 0) return { posts: [], sentences: [] };
  return {
    posts: [claim, denial],
    sentences: [
      phrases.say('claim'),
      ...said.sentences,
      phrases.say('reply'),
      ...answered.sentences,
    ],
  };
};
