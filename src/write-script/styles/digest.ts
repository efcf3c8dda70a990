import { spokenSeconds } from '../../speech-text/speaking-time.ts';
import { inWhoseWords, readerOf, type Telling } from '../compose/telling.ts';
import { signsOf } from '../posts/post-signs.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import type { KeyWords } from '../stories/bonds.ts';
import { overtakenBy } from '../stories/overtaken.ts';
import { detailsOf, gistOf } from '../tell/gist.ts';
import { headlineOf } from '../tell/headline-of.ts';

const MOST_SECONDS = 14;
/** About so many lines to a chapter. */
const IN_CHAPTER = 6;
const MOST_MORE_SECONDS = 10;

interface Item {
  readonly post: PreparedPost;
  readonly title: string;
  readonly gist: readonly string[];
  readonly sentences: string[];
}

/** Only what is named by several words is one thing. */
const namesOf = (keyWords: ReadonlyMap<PreparedPost, KeyWords>): Map<PreparedPost, KeyWords> =>
  new Map(
    Array.from(keyWords, ([post, words]) => [
      post,
      new Set([...words].filter((word) => word.includes(' '))),
    ]),
  );

/** Tells links, deals and releases one by one, a line each, the weightiest first, the readers taking turns. */
export const tellDigest = (telling: Telling): void => {
  const { draft, language, stories, terms, keyWords, targetSeconds } = telling;
  const items: Item[] = [];
  let seconds = draft.seconds;
  const overtaken = overtakenBy([...keyWords.keys()], namesOf(keyWords));
  const newestPosts = new Set(stories.map(({ newest }) => newest));
  // "Sold out" makes an offer past, and is told behind those that still hold.
  const ending = new Set(
    [...newestPosts].filter(
      (post) =>
        [...overtaken.values()].some((later) => later.includes(post)) ||
        (signsOf(post, language).corrects > 0 && !/\p{N}/u.test(post.raw)),
    ),
  );
  const held = stories.filter(({ newest }) => !ending.has(newest));
  for (const story of [...held, ...stories.filter(({ newest }) => ending.has(newest))]) {
    const { newest } = story;
    if (overtaken.get(newest)?.some((later) => newestPosts.has(later))) continue;
    const gist = gistOf(newest, MOST_SECONDS, language);
    const sentences = inWhoseWords(telling, newest, gist, telling.hasOneChannel);
    const takes = sentences.reduce((sum, each) => sum + spokenSeconds(each), 0.5);
    if (gist.length === 0 || seconds + takes > targetSeconds) continue;
    items.push({ post: newest, title: headlineOf(story, terms, language).text, gist, sentences });
    seconds += takes;
  }
  // What time is left goes to a second sentence for each.
  for (const { post, gist, sentences } of items) {
    const [more] = gist.length < 2 ? detailsOf(post, gist, targetSeconds - seconds, language) : [];
    if (more === undefined || spokenSeconds(more) > MOST_MORE_SECONDS) continue;
    sentences.push(more);
    seconds += spokenSeconds(more);
  }
  const inChapter = Math.ceil(items.length / Math.max(1, Math.round(items.length / IN_CHAPTER)));
  items.forEach(({ post, title, sentences }, index) => {
    if (index % inChapter === 0) draft.open(title, 'lines');
    draft.say(readerOf(telling, index), sentences, [post]);
  });
};
