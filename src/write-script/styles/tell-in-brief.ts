import { spokenSeconds } from '../../speech-text/speaking-time.ts';
import { readerOf, type Telling } from '../compose/telling.ts';
import { speak } from '../language/speak.ts';
import { advertisingScore } from '../posts/advertising-score.ts';
import { isPassing } from '../posts/is-passing.ts';
import { isRumour } from '../posts/is-rumour.ts';
import { signsOf } from '../posts/post-signs.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import { similarity } from '../posts/terms.ts';
import { themeOf } from '../stories/newest-development.ts';
import { overtakenBy } from '../stories/overtaken.ts';
import { isRoundup, outdatedOf } from '../stories/rubrics.ts';
import type { Story } from '../stories/story.ts';
import { detailsOf } from '../tell/gist.ts';
import { headlineOf } from '../tell/headline-of.ts';
import { besideStories } from './beside-stories.ts';
import { type Item, itemOf, sentencesOf, single } from './brief-item.ts';
import { briefValue, OF_A_STORY } from './brief-value.ts';
import { kinTogether } from './kin-together.ts';

const MOST_DETAIL_SECONDS = 10;
/** More items than these nobody follows: the time goes to a second sentence for each first. */
const ITEMS = { least: 6, aMinute: 2.6 };
const MOST_SENTENCES = 3;
const WHOLE_SENTENCES = 6;
const MOST_ITEM_SECONDS = 36;
/** An episode of this share of its length is long enough. */
const LEAST_FILLED = 0.9;
/** So close, a later post is about the very same thing, even where it takes nothing back. */
const SAME_THING = 0.45;
/** What sounds this much like an advertisement fills no room. */
const LEAST_PRAISE = 1;
/** Under this share, even what says nothing beside the stories is better than silence. */
const HARDLY_FILLED = 0.5;
/** What time is left isn't filled with the window's earlier half. */
const LATER_HALF = 0.5;

/** Fewer shared words than these, of a story that took nothing back, are a place that two matters have in common. */
const SHARED_WORDS = 2;

/** How far a post is about the matter of a story that is told already, and no news of it, from 0 to 1. */
const oldOfTold = ({
  stories,
  draft,
  terms,
  keyWords,
  language,
}: Telling): ((post: PreparedPost) => number) => {
  const told = stories
    .filter(({ posts, newest }) => posts.length >= OF_A_STORY.posts && draft.places.has(newest))
    .map(({ posts, newest }) => ({ posts, newest, theme: themeOf(posts, terms) }));
  const isOfMatter = (post: PreparedPost, other: PreparedPost): boolean =>
    (other.date > post.date && signsOf(other, language).corrects > 0) ||
    [...(keyWords.get(post) ?? [])].filter((word) => keyWords.get(other)?.has(word)).length >=
      SHARED_WORDS;
  return (post) =>
    Math.max(
      0,
      ...told
        .filter(({ newest }) => newest.date > post.date)
        .filter(({ posts }) => posts.some((other) => isOfMatter(post, other)))
        .map(({ theme }) => similarity(theme, terms.get(post) ?? new Map()))
        .map((closeness) => Math.min(1, closeness / OF_A_STORY.close)),
    );
};

/** Tells a sentence each of what is left, the readers taking turns; what time remains goes to a second one. */
export const tellInBrief = (rest: readonly Story[], telling: Telling): void => {
  const { draft, language, targetSeconds, wantedSeconds, keyWords, terms } = telling;
  const { phrases } = language;
  const times = [...keyWords.keys()].map(({ date }) => date.getTime());
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const freshness = ({ date }: PreparedPost): number =>
    (date.getTime() - first) / Math.max(1, last - first);
  const overtaken = overtakenBy([...keyWords.keys()], keyWords);
  const isOldOf = oldOfTold(telling);
  const value = new Map(
    rest.map((story) => {
      const { newest } = story;
      return [story, briefValue(story, overtaken.has(newest), isOldOf(newest), language)];
    }),
  );
  const outdated = outdatedOf([...keyWords.keys()]);
  const keys = new Set([...keyWords.keys()].map(({ key }) => key));
  const waiting = rest
    .toSorted((a, b) => (value.get(b) ?? 0) - (value.get(a) ?? 0))
    // What was asked about a matter is an item of its own.
    .flatMap(({ newest, posts }) => [
      itemOf(newest, posts, telling),
      ...posts.filter((post) => post.poll && post !== newest).map((post) => single(post, language)),
    ])
    .filter(
      ({ gist, post, answer }) =>
        gist.length > 0 &&
        (answer !== undefined || !signsOf(post, language).isRemark) &&
        (!isRoundup(post) || rest.length === telling.stories.length) &&
        !outdated.has(post) &&
        isOldOf(post) < OF_A_STORY.most &&
        // "No, it hasn't" says nothing without what it answers.
        !(signsOf(post, language).denies && keys.has(post.replyTo ?? '')),
    );
  const told: Item[] = [];
  let seconds = draft.seconds + 2;
  const isPassed = ({ post, gist }: Item): boolean =>
    !post.poll && isPassing(gist, post.date, new Date(last), language);
  /** What neighbours pass on, and nobody answers. */
  const isHearsay = ({ post, answer }: Item): boolean =>
    answer === undefined &&
    (post.author !== undefined || signsOf(post, language).isPersonal) &&
    isRumour(post, language);
  const besideOf = besideStories(telling);
  const {
    over = [],
    echo = [],
    passing = [],
    lasting = [],
  } = Object.groupBy(waiting, (item) => {
    const passed = isPassed(item);
    return (
      besideOf(item.post, passed) ?? (isHearsay(item) ? 'over' : passed ? 'passing' : 'lasting')
    );
  });
  const isTold = (post: PreparedPost): boolean =>
    draft.places.has(post) || told.some((other) => other.post === post);
  /** Whether a later post makes one over: it takes something back, or is about the very same thing. */
  const settles = (later: PreparedPost, post: PreparedPost): boolean => {
    const { corrects, denies } = signsOf(later, language);
    const closeness = similarity(terms.get(later) ?? new Map(), terms.get(post) ?? new Map());
    return corrects > 0 || denies || closeness >= SAME_THING;
  };
  const tell = (
    items: readonly Item[],
    most = Number.POSITIVE_INFINITY,
    until = targetSeconds,
    isOver: (later: PreparedPost, post: PreparedPost) => boolean = isTold,
  ): void => {
    for (const item of items) {
      if (told.length >= most) return;
      const takes = sentencesOf(item, false, telling).reduce(
        (sum, each) => sum + spokenSeconds(each),
        0.45,
      );
      if (overtaken.get(item.post)?.some((later) => isOver(later, item.post))) continue;
      if (told.includes(item) || seconds + takes > until) continue;
      told.push(item);
      seconds += takes;
    }
  };
  tell(lasting, Math.max(ITEMS.least, Math.round((targetSeconds / 60) * ITEMS.aMinute)));
  const tellMore = (sentences: number): void => {
    for (const { post, gist, answer } of told) {
      if (answer) continue;
      const said = gist.reduce((sum, each) => sum + spokenSeconds(each), 0);
      const room = Math.min(MOST_DETAIL_SECONDS, targetSeconds - seconds, MOST_ITEM_SECONDS - said);
      const [more] = gist.length < sentences ? detailsOf(post, gist, room, language) : [];
      if (more === undefined) continue;
      gist.push(more);
      seconds += spokenSeconds(more);
    }
  };
  tellMore(2);
  tell(lasting.filter(({ post }) => freshness(post) >= LATER_HALF));
  tell(lasting, Number.POSITIVE_INFINITY, LEAST_FILLED * targetSeconds);
  // A third sentence only where there is nothing else to tell.
  for (let sentences = 2; sentences <= MOST_SENTENCES; sentences += 1) tellMore(sentences);
  // "Tonight" of a day that is over is told only rather than nothing.
  tell(passing, Number.POSITIVE_INFINITY, LEAST_FILLED * wantedSeconds);
  // Silence is worse than what shares a rare word with a later post, or than an echo that nothing contradicts.
  const plain = lasting.filter(({ post }) => advertisingScore(post, language) < LEAST_PRAISE);
  tell(plain, Number.POSITIVE_INFINITY, LEAST_FILLED * wantedSeconds, settles);
  tell(echo, Number.POSITIVE_INFINITY, LEAST_FILLED * wantedSeconds);
  // What is told can be told whole before what is over is told at all.
  for (let more = MOST_SENTENCES + 1; more <= WHOLE_SENTENCES; more += 1) tellMore(more);
  tell(over, Number.POSITIVE_INFINITY, HARDLY_FILLED * wantedSeconds);
  if (told.length === 0) return;
  draft.open(
    phrases.say('brief') || headlineOf(rest[0] as Story, telling.terms, language).text,
    'brief',
  );
  const groups = new Set<string>();
  kinTogether(told, terms, keyWords).forEach((item, index) => {
    const { post, answer } = item;
    const lead = index === 0 ? speak(phrases.say('inBrief'), language) : '';
    // Where members of a group follow each other, it is named once.
    const isNamed = post.author !== undefined && groups.has(post.channel);
    const sentences = sentencesOf(item, isNamed, telling);
    if (post.author !== undefined) groups.add(post.channel);
    const reader = readerOf(telling, index);
    draft.say(reader, [lead]);
    draft.say(reader, sentences, answer ? [post, answer] : [post]);
  });
};
