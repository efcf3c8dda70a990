import { spokenSeconds } from '../../speech-text/speaking-time.ts';
import { inWhoseWords, type Telling } from '../compose/telling.ts';
import { speak } from '../language/speak.ts';
import { capitalised } from '../post-text/finish-sentence.ts';
import { isQuestion } from '../post-text/sentences.ts';
import { extractSentences } from '../posts/extract-sentences.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import { fullSeconds } from '../posts/spoken-length.ts';
import { wordCount } from '../posts/words-of.ts';
import { seriesName } from '../stories/series.ts';
import type { Story } from '../stories/story.ts';
import { detailsOf, gistOf, tellable } from '../tell/gist.ts';
import { headlineOf } from '../tell/headline-of.ts';
import { isIdentifier } from '../tell/is-identifier.ts';
import { mattersOf } from './branches.ts';

const MOST_STORIES = 6;
const LONG_SECONDS = 22;
/** What is kept for the posts that are told in a sentence each. */
const BRIEF_SHARE = 0.16;
const BRIEF_SECONDS = 8;
const NEWEST_COUNTS = 1.8;
const MOST_TITLE = 80;
const LEAST_TITLE_WORDS = 4;

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

const beganAt = ({ posts }: Story): number => Math.min(...posts.map(({ date }) => date.getTime()));

/** How much of an author's matter a story is: its posts, a series most of all. */
const worth = ({ posts, isSeries, newest }: Story, first: number, span: number): number =>
  posts.length +
  (isSeries ? 3 : 0) +
  (sum(posts.map(fullSeconds)) > LONG_SECONDS ? 1 : 0) +
  (newest.date.getTime() - first) / span;

/** "Part 2: the wrong wheel" of "The tide clock. Part 2: the wrong wheel". */
const partTitle = ({ text }: PreparedPost, { language }: Telling): string => {
  const headline = text.headline ?? '';
  const found = language.cues.part.exec(headline);
  const title = found ? headline.slice(found.index).replace(/^[\s.,:(–—-]+/u, '') : headline;
  return capitalised(title);
};

/** The series' own name, without the number of a part. */
const seriesTitle = (story: Story, telling: Telling): string => {
  const [first] = story.posts;
  const name = first && (seriesName(first, telling.language) ?? first.text.headline);
  return name || headlineOf(story, telling.terms, telling.language).text;
};

const titleOf = (story: Story, telling: Telling): string => {
  if (story.isSeries) return seriesTitle(story, telling);
  const rubrics = Map.groupBy(story.posts, ({ rubric }) => rubric);
  const rubric = [...rubrics].find(
    ([name, its]) => name !== undefined && its.length > story.posts.length / 2,
  )?.[0];
  if (rubric !== undefined) return rubric;
  const { headline, sentences } = story.newest.text;
  const own = headline ?? sentences[0]?.text ?? '';
  // "Why I keep the doors open" is what an author calls an essay.
  const isTitle =
    headline !== undefined || (own.length <= MOST_TITLE && wordCount(own) >= LEAST_TITLE_WORDS);
  if (story.posts.length === 1 && isTitle && !isQuestion(own) && !isIdentifier(own)) {
    return own.replace(/[.]$/, '');
  }
  return headlineOf(story, telling.terms, telling.language).text;
};

const tellPost = (post: PreparedPost, seconds: number, story: Story, telling: Telling): void => {
  const { draft, language, terms, readers } = telling;
  const [reader = ''] = readers;
  if (post.poll) {
    draft.say(reader, gistOf(post, Number.POSITIVE_INFINITY, language), [post]);
    return;
  }
  const title = story.isSeries ? partTitle(post, telling) : '';
  const opening = title === '' ? '' : speak(/[.!?]$/.test(title) ? title : `${title}.`, language);
  const room = seconds - spokenSeconds(opening);
  const sentences = extractSentences(post, room, terms.get(post) ?? new Map(), language).map(
    (sentence) => speak(sentence, language),
  );
  const words = sentences.length > 0 ? sentences : tellable(post, language).slice(0, 1);
  draft.say(
    reader,
    [opening, ...inWhoseWords(telling, post, words, telling.hasOneChannel)],
    [post],
  );
};

/** Tells an author's channel in one voice: few matters, each post as whole as there is time for, in order. */
export const tellInDepth = (telling: Telling): void => {
  const { draft, language, stories, targetSeconds, readers } = telling;
  const [reader = ''] = readers;
  const times = stories.flatMap(({ posts }) => posts.map(({ date }) => date.getTime()));
  const first = Math.min(...times);
  const span = Math.max(1, Math.max(...times) - first);
  const main = stories
    .filter(({ posts }) => posts.length > 1 || fullSeconds(posts[0] as PreparedPost) > LONG_SECONDS)
    .toSorted((a, b) => worth(b, first, span) - worth(a, first, span))
    .slice(0, MOST_STORIES);
  // What a matter began with is heard before what it came to.
  const inOrder = mattersOf(main, telling).flatMap((matter) =>
    matter.toSorted((a, b) => beganAt(a) - beganAt(b)),
  );
  const singles = stories
    .filter((story) => !main.includes(story))
    .toSorted((a, b) => b.newest.date.getTime() - a.newest.date.getTime());
  const begun = draft.seconds;
  const available = targetSeconds - begun;
  const reserve = Math.min(BRIEF_SHARE * targetSeconds, singles.length * BRIEF_SECONDS);
  const budget = available - reserve;
  const shareOf = ({ posts, isSeries }: Story) => posts.length ** 0.7 * (isSeries ? 2 : 1);
  const shares = sum(main.map(shareOf));
  let spare = 0;
  for (const story of inOrder) {
    if (draft.seconds >= targetSeconds) break;
    const seconds = (budget * shareOf(story)) / shares + spare;
    const before = draft.seconds;
    draft.open(titleOf(story, telling), 'lines');
    const parts = story.posts.map(
      (post) => (fullSeconds(post) * (post === story.newest ? NEWEST_COUNTS : 1)) ** 0.75,
    );
    const all = sum(parts);
    story.posts.forEach((post, index) => {
      tellPost(post, (seconds * (parts[index] ?? 0)) / all, story, telling);
    });
    spare = Math.max(0, seconds - (draft.seconds - before));
  }
  const rest: { post: PreparedPost; gist: string[]; sentences: string[] }[] = [];
  let left = targetSeconds - draft.seconds;
  for (const { newest } of singles) {
    const gist = gistOf(newest, Math.max(BRIEF_SECONDS * 2, 1), language);
    const sentences = inWhoseWords(telling, newest, gist, telling.hasOneChannel);
    const takes = sum(sentences.map(spokenSeconds));
    if (gist.length === 0 || takes > left) continue;
    rest.push({ post: newest, gist, sentences });
    left -= takes;
  }
  // What time is left goes to the sentences behind those.
  for (const { post, gist, sentences } of rest) {
    const more = detailsOf(post, gist, left, language);
    sentences.push(...more);
    left -= sum(more.map(spokenSeconds));
  }
  if (rest.length === 0) return;
  draft.open(
    language.phrases.say('brief') || headlineOf(singles[0] as Story, telling.terms, language).text,
    'brief',
  );
  for (const { post, sentences } of rest.toSorted(
    (a, b) => a.post.date.getTime() - b.post.date.getTime(),
  )) {
    draft.say(reader, sentences, [post]);
  }
};
