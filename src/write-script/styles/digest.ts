import { spokenSeconds } from '../../speech-text/speaking-time.ts';
import { inWhoseWords, readerOf, type Telling } from '../compose/telling.ts';
import type { Language } from '../language/language.ts';
import { speak } from '../language/speak.ts';
import { headOf, type PreparedPost } from '../posts/prepared-post.ts';
import type { KeyWords } from '../stories/bonds.ts';
import { overtakenBy } from '../stories/overtaken.ts';
import type { Story } from '../stories/story.ts';
import { detailsOf, gistOf } from '../tell/gist.ts';
import { headlineOf } from '../tell/headline-of.ts';

const MOST_SECONDS = 14;
/** About so many lines to a chapter. */
const IN_CHAPTER = 6;
const MOST_MORE_SECONDS = 10;
const TEASER = 0.7;

interface Item {
  readonly story: Story;
  readonly post: PreparedPost;
  readonly title: string;
  readonly gist: readonly string[];
  readonly sentences: string[];
  /** What the story began with, behind how it stands. */
  readonly before: PreparedPost[];
}

/** Only what is named by several words is one thing. */
const namesOf = (keyWords: ReadonlyMap<PreparedPost, KeyWords>): Map<PreparedPost, KeyWords> =>
  new Map(
    Array.from(keyWords, ([post, words]) => [
      post,
      new Set([...words].filter((word) => word.includes(' '))),
    ]),
  );

/** How much its readers wanted of a story; what only promises, or comes from the archive, is worth less. */
const reachOf = ({ posts, newest }: Story, { cues }: Language): number => {
  const [opening = ''] = headOf(newest);
  const reach = Math.max(...posts.map((post) => post.reach));
  return reach * (cues.teases.test(opening) ? TEASER : 1);
};

/** What can't be had any more. */
const isOver = ({ newest }: Story, { cues }: Language): boolean => cues.soldOut.test(newest.raw);

/** Stories as a digest tells them: the most wanted first, what is sold out behind what can be had. */
export const byDemand = (stories: readonly Story[], language: Language): Story[] =>
  stories.toSorted(
    (a, b) =>
      Number(isOver(a, language)) - Number(isOver(b, language)) ||
      reachOf(b, language) - reachOf(a, language),
  );

/** Tells links, deals and releases one by one, a line each, the most wanted first, the readers taking turns. */
export const tellDigest = (telling: Telling): void => {
  const { draft, language, stories, terms, keyWords, targetSeconds } = telling;
  const items: Item[] = [];
  let seconds = draft.seconds;
  const overtaken = overtakenBy([...keyWords.keys()], namesOf(keyWords));
  const newestPosts = new Set(stories.map(({ newest }) => newest));
  for (const story of byDemand(stories, language)) {
    const { newest } = story;
    if (overtaken.get(newest)?.some((later) => newestPosts.has(later))) continue;
    const gist = gistOf(newest, MOST_SECONDS, language);
    const sentences = inWhoseWords(telling, newest, gist, telling.hasOneChannel);
    const takes = sentences.reduce((sum, each) => sum + spokenSeconds(each), 0.5);
    if (gist.length === 0 || seconds + takes > targetSeconds) continue;
    const title = headlineOf(story, terms, language).text;
    items.push({ story, post: newest, title, gist, sentences, before: [] });
    seconds += takes;
  }
  // What time is left goes to a second sentence for each.
  for (const { post, gist, sentences } of items) {
    const [more] = gist.length < 2 ? detailsOf(post, gist, targetSeconds - seconds, language) : [];
    if (more === undefined || spokenSeconds(more) > MOST_MORE_SECONDS) continue;
    sentences.push(more);
    seconds += spokenSeconds(more);
  }
  // Then to what the newest goes on with: "3.8.3 fixes that" goes on with what was broken.
  for (const { story, sentences, before } of items) {
    const first = story.posts.find((post) => post !== story.newest && !post.poll);
    if (!first || isOver(story, language)) continue;
    const gist = gistOf(first, MOST_SECONDS, language);
    const day = language.phrases.day(first.date, telling.dayDetail);
    const said = [speak(language.phrases.say('before', { day }), language), ...gist];
    const takes = said.reduce((sum, each) => sum + spokenSeconds(each), 0);
    if (gist.length === 0 || seconds + takes > targetSeconds) continue;
    sentences.push(...said);
    before.push(first);
    seconds += takes;
  }
  const inChapter = Math.ceil(items.length / Math.max(1, Math.round(items.length / IN_CHAPTER)));
  items.forEach(({ post, title, sentences, before }, index) => {
    if (index % inChapter === 0) draft.open(title, 'lines');
    draft.say(readerOf(telling, index), sentences, [post, ...before]);
  });
};
