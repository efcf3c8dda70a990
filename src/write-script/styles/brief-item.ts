import { inWhoseWords, type Telling } from '../compose/telling.ts';
import type { Language } from '../language/language.ts';
import { isQuestion } from '../post-text/sentences.ts';
import { signsOf } from '../posts/post-signs.ts';
import { headOf, type PreparedPost } from '../posts/prepared-post.ts';
import { gistOf } from '../tell/gist.ts';

/** The longest that is told of a post in brief. */
export const BRIEF_SECONDS = 15;

/** What a member of a group answers is understood by what it answers: that is told in its place. */
const askedBy = (post: PreparedPost, posts: readonly PreparedPost[]): PreparedPost | undefined => {
  if (post.author === undefined) return undefined;
  // Of those before it: an answer to itself, or in a circle, answers nothing.
  const asked = posts.slice(0, posts.indexOf(post)).find(({ key }) => key === post.replyTo);
  return asked && (askedBy(asked, posts) ?? asked);
};

/** One thing that is told in brief. */
export interface Item {
  readonly post: PreparedPost;
  readonly gist: string[];
  /** What a member of a group answers to it. */
  readonly answer?: PreparedPost;
}

/** A post that stands alone. */
export const single = (post: PreparedPost, language: Language): Item => ({
  post,
  gist: gistOf(post, BRIEF_SECONDS, language),
});

/** A question or a rumour of a group stands with what is answered, and an answer with what it answers. */
export const itemOf = (
  newest: PreparedPost,
  posts: readonly PreparedPost[],
  { language }: Telling,
): Item => {
  // A rumour isn't told without what denies it.
  const denial = posts.find(
    (post) => post.replyTo === newest.key && signsOf(post, language).denies,
  );
  if (denial) return { ...single(newest, language), answer: denial };
  const asked = askedBy(newest, posts);
  if (!asked) return single(newest, language);
  const { isRemark, denies } = signsOf(newest, language);
  // Who goes on with their own post says how it went on.
  const isOwn = asked.author === newest.author;
  const isAsked = isOwn || ((isQuestion(headOf(asked)[0] ?? '') || denies) && !isRemark);
  return { ...single(asked, language), ...(isAsked ? { answer: newest } : {}) };
};

/** What is said of an item; `isNamed` where its group has just been named. */
export const sentencesOf = (
  { post, gist, answer }: Item,
  isNamed: boolean,
  telling: Telling,
): string[] => [
  ...inWhoseWords(telling, post, gist, isNamed),
  ...(answer
    ? inWhoseWords(telling, answer, gistOf(answer, BRIEF_SECONDS, telling.language), true)
    : []),
];
