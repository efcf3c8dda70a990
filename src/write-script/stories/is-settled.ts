import type { Language } from '../language/language.ts';
import { signsOf } from '../posts/post-signs.ts';
import type { Story } from './story.ts';

const WITHIN_MS = 3 * 3_600_000;
const MOST_POSTS = 3;
const MOST_REACH = 1.5;
const UNKNOWN_REACH = 1;
const HARDLY_READ = 0.85;

/** Of a channel without views nobody knows how much it was read. */
const isCounted = ({ posts }: Story): boolean => posts.some(({ reach }) => reach !== UNKNOWN_REACH);

/** What few posts tell that were read less than others: "the red car has gone". It has no headline. */
export const isTrifle = (story: Story, language: Language): boolean =>
  isCounted(story) &&
  story.posts.length <= MOST_POSTS &&
  story.posts.every((post) => post.reach < HARDLY_READ && !signsOf(post, language).isUrgent);

/** What was over within hours and, as its views say, hardly read, such as a delay or a jam: it leads no episode. */
export const isSettled = (story: Story, language: Language): boolean => {
  const { posts, newest } = story;
  const times = posts.map(({ date }) => date.getTime());
  return (
    posts.length > 1 &&
    isCounted(story) &&
    posts.length <= MOST_POSTS &&
    Math.max(...times) - Math.min(...times) <= WITHIN_MS &&
    signsOf(newest, language).corrects > 0 &&
    posts.every((post) => post.reach < MOST_REACH && !signsOf(post, language).isUrgent)
  );
};
