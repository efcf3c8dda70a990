import { spokenSeconds } from '../../speech-text/speaking-time.ts';
import { inWhoseWords, readerOf, type Telling } from '../compose/telling.ts';
import type { Language } from '../language/language.ts';
import { signsOf } from '../posts/post-signs.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import type { Story } from '../stories/story.ts';
import { gistOf } from '../tell/gist.ts';
import { headlineOf } from '../tell/headline-of.ts';

const MOST_GIST_SECONDS = 15;
const LEAST_POSTS = 3;

/** What members of a group say to each other, without their remarks. */
const wordsOfMembers = ({ posts }: Story, language: Language): PreparedPost[] =>
  posts.filter((post) => !signsOf(post, language).isRemark);

/** Whether a story is what members of a group discuss: several speak, and answer each other. */
export const isThread = (story: Story, language: Language): boolean => {
  const { posts } = story;
  const keys = new Set(posts.map(({ key }) => key));
  const said = wordsOfMembers(story, language);
  return (
    posts.every(({ author }) => author !== undefined) &&
    posts.some(({ replyTo }) => replyTo !== undefined && keys.has(replyTo)) &&
    said.length >= LEAST_POSTS &&
    new Set(said.map(({ author }) => author)).size > 1
  );
};

/** Tells a discussion in its order, each under their name: what began it, and of the rest the latest that fit. */
export const tellThread = (
  story: Story,
  { seconds, turn }: { readonly seconds: number; readonly turn: number },
  telling: Telling,
): void => {
  const { draft, language, terms } = telling;
  const said = wordsOfMembers(story, language).map((post, index) => {
    const gist = gistOf(post, MOST_GIST_SECONDS, language);
    return { post, gist, sentences: inWhoseWords(telling, post, gist, index > 0) };
  });
  const [first, ...rest] = said.filter(({ gist }) => gist.length > 0);
  if (!first) return;
  const lengthOf = ({ sentences }: { readonly sentences: readonly string[] }): number =>
    sentences.reduce((sum, each) => sum + spokenSeconds(each), 0);
  let left = seconds - lengthOf(first);
  const fitting = rest.toReversed().filter((each, index) => {
    const takes = lengthOf(each);
    // How it ended is worth its time.
    const fits = index === 0 || takes <= left;
    if (fits) left -= takes;
    return fits;
  });
  draft.open(headlineOf(story, terms, language).text);
  [first, ...fitting.toReversed()].forEach(({ post, sentences }, index) => {
    draft.say(readerOf(telling, turn + index), sentences, [post]);
  });
};
