import { spokenSeconds } from '../../speech-text/speaking-time.ts';
import { inWhoseWords, readerOf, type Telling } from '../compose/telling.ts';
import { signsOf } from '../posts/post-signs.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import type { Story } from '../stories/story.ts';
import { gistOf, tellable } from '../tell/gist.ts';
import { headlineOf } from '../tell/headline-of.ts';
import { isEvent, leadToFirst } from '../tell/lead-to-first.ts';

const MOST_CHAPTERS = 12;
/** For turns, chapters and who says so. */
const SLACK_SECONDS = 4;

const sentencesOf = (post: PreparedPost, { language }: Telling): readonly string[] =>
  post.poll ? gistOf(post, Number.POSITIVE_INFINITY, language) : tellable(post, language);

/** How things stand first, then how they came to it; what merely goes on, a series and an exchange as they came. */
const inOrder = (story: Story, { language }: Telling): readonly PreparedPost[] => {
  const { posts, newest, isSeries } = story;
  const isExchange = posts.some(
    (post) => posts.some(({ key }) => key === post.replyTo) || signsOf(post, language).isPersonal,
  );
  if (posts.length < 2 || isSeries || isExchange || !isEvent(story, language)) return posts;
  return [newest, ...posts.filter((post) => post !== newest)];
};

/**
 * Tells every post whole, each story in a chapter, the readers taking turns, where there is time for
 * all of them; else does nothing and answers no.
 */
export const tellWhole = (telling: Telling): boolean => {
  const { draft, language, stories, targetSeconds, terms } = telling;
  const posts = stories.flatMap((story) => story.posts);
  const seconds = posts
    .flatMap((post) => sentencesOf(post, telling))
    .reduce((sum, each) => sum + spokenSeconds(each), 0);
  const needed = draft.seconds + seconds + posts.length * SLACK_SECONDS;
  if (needed > targetSeconds || stories.length > MOST_CHAPTERS) return false;
  let turn = 0;
  for (const story of stories) {
    draft.open(headlineOf(story, terms, language).text);
    const posts = inOrder(story, telling);
    posts.forEach((post, index) => {
      const isFirst = posts !== story.posts && index === 1;
      const lead = isFirst ? leadToFirst(story, post, telling.dayDetail, language) : '';
      const words = inWhoseWords(telling, post, sentencesOf(post, telling));
      draft.say(readerOf(telling, turn), [lead, ...words], [post]);
      turn += 1;
    });
  }
  return true;
};
