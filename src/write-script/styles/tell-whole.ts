import { inWhoseWords, onDayOf, readerOf, type Telling } from '../compose/telling.ts';
import { speak } from '../language/speak.ts';
import { isRumour } from '../posts/is-rumour.ts';
import { signsOf } from '../posts/post-signs.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import { similarity } from '../posts/terms.ts';
import { themeOf } from '../stories/newest-development.ts';
import type { Story } from '../stories/story.ts';
import { gistOf, tellable } from '../tell/gist.ts';
import { headlineOf } from '../tell/headline-of.ts';
import { isEvent, leadToFirst } from '../tell/lead-to-first.ts';
import { inTurn } from './kin-together.ts';
import { secondsOf, withoutEcho } from './story-piece.ts';

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

/** A post that is said within so many seconds is no chapter, unless it leads. */
const LEAST_CHAPTER_SECONDS = 15;
const LEAST_ITEMS = 2;

/** So close, what was rumoured is of a matter that has gone on without it. */
const OF_MATTER = 0.06;
const LEAST_OF_MATTER = 3;

/** The stories without rumours beside a matter that was reported further: nobody hears there what became of them. */
const withoutRumours = ({ stories, terms, language }: Telling): readonly Story[] => {
  const matters = stories
    .filter(({ posts }) => posts.length >= LEAST_OF_MATTER)
    .map(({ posts, newest }) => ({ newest, theme: themeOf(posts, terms) }));
  const isOvertaken = ({ posts: [post, ...others] }: Story): boolean =>
    post !== undefined &&
    others.length === 0 &&
    isRumour(post, language) &&
    matters.some(
      ({ newest, theme }) =>
        newest.date > post.date && similarity(theme, terms.get(post) ?? new Map()) >= OF_MATTER,
    );
  return stories.filter((story) => !isOvertaken(story));
};

/** The stories that have a chapter each, and the single lines that share one. */
const inChapters = (telling: Telling): { chapters: readonly Story[]; lines: readonly Story[] } => {
  const stories = withoutRumours(telling);
  const isLine = ({ posts: [post, ...others] }: Story): boolean =>
    post !== undefined &&
    others.length === 0 &&
    secondsOf(sentencesOf(post, telling)) < LEAST_CHAPTER_SECONDS;
  const lines = stories.slice(1).filter(isLine);
  return lines.length < LEAST_ITEMS
    ? { chapters: stories, lines: [] }
    : { chapters: stories.filter((story) => !lines.includes(story)), lines };
};

/**
 * Tells every post but overtaken rumours whole, each story in a chapter and single lines in brief, the readers taking turns,
 * where there is time for all of them; else does nothing and answers no.
 */
export const tellWhole = (telling: Telling): boolean => {
  const { draft, language, stories, targetSeconds, terms } = telling;
  if (stories.length > MOST_CHAPTERS) return false;
  const posts = stories.flatMap((story) => story.posts);
  const seconds = secondsOf(posts.flatMap((post) => sentencesOf(post, telling)));
  const needed = draft.seconds + seconds + posts.length * SLACK_SECONDS;
  if (needed > targetSeconds) return false;
  const { chapters, lines } = inChapters(telling);
  let turn = 0;
  let before: readonly string[] = [];
  const tell = (post: PreparedPost, lead: string, isNamed: boolean): void => {
    const words = inWhoseWords(telling, post, sentencesOf(post, telling), isNamed);
    draft.say(readerOf(telling, turn), [lead, ...withoutEcho(words, before, language)], [post]);
    before = words;
    turn += 1;
  };
  /** Where members of a group follow each other, it is named once. */
  const isNamedBefore = (before: readonly PreparedPost[], { author, channel }: PreparedPost) =>
    author !== undefined && before.some((other) => other.author && other.channel === channel);
  const named: PreparedPost[] = [];
  for (const story of chapters) {
    draft.open(headlineOf(story, terms, language).text);
    const posts = inOrder(story, telling);
    if (!telling.hasOneChannel) named.length = 0;
    posts.forEach((post, index) => {
      const isFirst = posts !== story.posts && index === 1;
      const lead = isFirst ? leadToFirst(story, onDayOf(post.date, telling), language) : '';
      tell(post, lead, isNamedBefore(named, post));
      named.push(post);
    });
  }
  const [first] = lines;
  if (!first) return true;
  const { phrases } = language;
  draft.open(phrases.say('brief') || headlineOf(first, terms, language).text, 'brief');
  if (!telling.hasOneChannel) named.length = 0;
  const items = lines.flatMap((story) => story.posts.map((post) => ({ post })));
  for (const [index, { post }] of inTurn(items, terms, telling.keyWords).entries()) {
    const lead = index === 0 ? speak(phrases.say('inBrief'), language) : '';
    tell(post, lead, isNamedBefore(named, post));
    named.push(post);
  }
  return true;
};
