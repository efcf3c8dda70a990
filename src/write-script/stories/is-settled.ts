import type { Language } from '../language/language.ts';
import { signsOf } from '../posts/post-signs.ts';
import type { Story } from './story.ts';

const WITHIN_MS = 3 * 3_600_000;
const MOST_POSTS = 3;
const MOST_REACH = 1.5;
const UNKNOWN_REACH = 1;

/** What was over within hours and, as its views say, hardly read, such as a delay or a jam: it leads no episode. */
export const isSettled = ({ posts, newest }: Story, language: Language): boolean => {
  const times = posts.map(({ date }) => date.getTime());
  return (
    posts.length > 1 &&
    // Of a channel without views nobody knows how much it was read.
    posts.some(({ reach }) => reach !== UNKNOWN_REACH) &&
    posts.length <= MOST_POSTS &&
    Math.max(...times) - Math.min(...times) <= WITHIN_MS &&
    signsOf(newest, language).corrects > 0 &&
    posts.every((post) => post.reach < MOST_REACH && !signsOf(post, language).isUrgent)
  );
};
