import type { Language } from '../language/language.ts';
import { advertisingScore } from '../posts/advertising-score.ts';
import { signsOf } from '../posts/post-signs.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import { recallsPast } from '../posts/recalls-past.ts';
import { termsOf } from '../posts/terms.ts';
import { stems } from '../posts/words-of.ts';
import { type KeyWords, keyWordsOf, spreadOf } from './bonds.ts';
import { borrowTerms } from './borrow-terms.ts';
import { cluster } from './cluster.ts';
import { countAround } from './count-around.ts';
import { findClaims } from './joins/find-claims.ts';
import { joinBetween } from './joins/join-between.ts';
import { joinByCause } from './joins/join-by-cause.ts';
import { joinByName } from './joins/join-by-name.ts';
import { joinByPerson } from './joins/join-by-person.ts';
import { joinConversations } from './joins/join-conversations.ts';
import { joinDiary } from './joins/join-diary.ts';
import { joinResumed } from './joins/join-resumed.ts';
import { joinScores } from './joins/join-scores.ts';
import { isBesideLabel, joinLabels, matterLabels } from './joins/matter-labels.ts';
import { reunite } from './joins/reunite.ts';
import { namesOf } from './names-of.ts';
import { newestDevelopment } from './newest-development.ts';
import { partStrictly } from './parting/part-strictly.ts';
import { isRoundup, rubricsOf, tablesOf } from './rubrics.ts';
import { seriesOf } from './series.ts';
import type { Story } from './story.ts';
import { TermIndex } from './term-index.ts';
import { weighStory } from './weigh-story.ts';

const HOUR_MS = 3_600_000;
const LOOSE = { threshold: 0.13, halfLifeMs: 48 * HOUR_MS, timelessShare: 0.4 };
/** Diaries and series of an author go on for weeks. */
const TIMELESS = { ...LOOSE, timelessShare: 0.75 };

const byAge = (a: PreparedPost, b: PreparedPost): number =>
  a.date.getTime() - b.date.getTime() || (a.key < b.key ? -1 : 1);

/** Two posts by their keys, in either order. */
const pairKeys = ([a, b]: readonly [number, number], posts: readonly PreparedPost[]): string[] => {
  const [first, second] = [posts[a]?.key, posts[b]?.key];
  return [`${first} ${second}`, `${second} ${first}`];
};

/** The stories of a window, the weightiest first, and what posts are about. */
export interface Stories {
  /** Oldest first, each with what it answers. */
  readonly posts: readonly PreparedPost[];
  readonly stories: readonly Story[];
  readonly terms: ReadonlyMap<PreparedPost, Map<string, number>>;
  readonly keyWords: ReadonlyMap<PreparedPost, KeyWords>;
  /** What channels call a matter in front of each of its posts. */
  readonly labels: ReadonlyMap<PreparedPost, string>;
}

/**
 * Gathers posts into stories over all channels: first loosely, by what they and their neighbours are
 * about, to see how much of the window is about a matter; then strictly, by the key words they share,
 * since only posts of one matter may be told together. Answers stand with what they answer, parts
 * with their series.
 */
export const findStories = (unordered: readonly PreparedPost[], language: Language): Stories => {
  const given = unordered.toSorted(byAge);
  const words = keyWordsOf(given, language);
  const claims = findClaims(given, words, language);
  const conversations = joinConversations(given, language);
  const posts = given.map((post): PreparedPost => {
    const claim = claims.get(post) ?? conversations.get(post);
    return claim && claim.key !== post.replyTo ? { ...post, replyTo: claim.key } : post;
  });
  const terms = termsOf(posts, language);
  if (posts.length === 0)
    return { posts, stories: [], terms, keyWords: new Map(), labels: new Map() };
  const byKey = new Map(posts.map((post, index) => [post.key, index]));
  const parts = seriesOf(posts, language);
  const joined: [number, number][] = [];
  const firstOf = new Map<string, number>();
  posts.forEach((post, index) => {
    const answered = byKey.get(post.replyTo ?? '');
    if (answered !== undefined) joined.push([answered, index]);
    const series = parts.get(post)?.series;
    if (series === undefined) return;
    const first = firstOf.get(series);
    if (first === undefined) firstOf.set(series, index);
    else joined.push([first, index]);
  });
  const isPersonalWindow =
    posts.filter((post) => signsOf(post, language).isPersonal).length > posts.length * 0.4;
  const isDiary = isPersonalWindow && new Set(posts.map(({ channel }) => channel)).size === 1;
  const entries = isDiary ? joinDiary(posts, (post) => parts.has(post), language) : [];
  const labels = matterLabels(posts, language);
  const isName = namesOf(posts, language);
  const going = [
    ...entries,
    ...joinScores(posts),
    ...joinResumed(given, words, isName, language),
    ...joinLabels(posts, labels),
  ];
  joined.push(...going);
  const goesOn = new Set(going.flatMap((pair) => pairKeys(pair, posts)));
  const isJoined = (a: PreparedPost, b: PreparedPost): boolean =>
    goesOn.has(`${a.key} ${b.key}`) ||
    a.replyTo === b.key ||
    b.replyTo === a.key ||
    (parts.has(a) && parts.get(a)?.series === parts.get(b)?.series);
  // A list of many matters and a column of days long ago belong to none; a remark to what it answers.
  const columns = new Set(
    [...Map.groupBy(posts.filter(recallsPast), ({ channel }) => channel).values()]
      .filter(({ length }) => length > 1)
      .flat(),
  );
  const allWords = new Map(
    posts.map((post, index) => [
      post,
      words.get(given[index] as PreparedPost) ?? new Set<string>(),
    ]),
  );
  const tables = tablesOf(allWords);
  const isOfNoMatter = (post: PreparedPost): boolean =>
    isRoundup(post) || tables.has(post) || columns.has(post) || signsOf(post, language).isRemark;
  const wide = borrowTerms(posts, terms);
  const wideIndex = new TermIndex(posts.map((post) => wide.get(post) ?? new Map()));
  const none = new Map<string, number>();
  const loose = cluster(
    posts.map((post) => ({
      terms: isOfNoMatter(post) ? none : (wide.get(post) ?? none),
      time: post.date.getTime(),
    })),
    { ...(isPersonalWindow ? TIMELESS : LOOSE), joined },
  );
  // A town that a channel is named after is in all that happens there.
  const places = new Set(posts.flatMap(({ channelTitle }) => stems(channelTitle, language)));
  const keyWords = new Map(
    Array.from(allWords, ([post, words]) => [post, isOfNoMatter(post) ? new Set<string>() : words]),
  );
  // A series has parts and what answers them; what else speaks of its subject stands apart.
  const isBeside = isBesideLabel(labels);
  const isApart = (a: PreparedPost, b: PreparedPost): boolean =>
    parts.has(a) !== parts.has(b) || isBeside(a, b);
  const bonding = {
    isApart,
    keyWords,
    isName: (word: string) => !places.has(word) && isName(word),
    isPlace: (word: string) => places.has(word),
    spread: spreadOf(keyWords),
    terms,
    count: posts.length,
    isJoined,
  };
  const rubrics = rubricsOf(posts, (post) => parts.has(post));
  const [first, last] = [posts[0], posts.at(-1)].map((post) => post?.date.getTime() ?? 0);
  const praise = new Map(posts.map((post) => [post, advertisingScore(post, language)]));
  const strict = loose.flatMap((indexes) =>
    partStrictly(
      indexes.flatMap((index) => posts[index] ?? []),
      bonding,
    ),
  );
  const reunited = reunite(strict, keyWords, bonding.spread);
  const named = joinByPerson(joinByName(reunited, bonding), keyWords, isApart, language);
  const groups = joinByCause(joinBetween(named, language), keyWords, language);
  const stories = groups.map((group): Story => {
    const isSeries = group.filter((post) => parts.has(post)).length > 1;
    const numberOf = (post: PreparedPost) => parts.get(post)?.number ?? Number.POSITIVE_INFINITY;
    const ordered = group.toSorted(
      (a, b) => (isSeries ? numberOf(a) - numberOf(b) || 0 : 0) || byAge(a, b),
    );
    const newest = isSeries
      ? (ordered.filter((post) => parts.has(post)).at(-1) as PreparedPost)
      : newestDevelopment(ordered, terms, language);
    const window = {
      first: first ?? 0,
      last: last ?? 0,
      around: group.length < 2 ? 1 : group.length + countAround(group, posts, wide, wideIndex),
      isRubric: (post: PreparedPost) => rubrics.has(post),
      advertising: (post: PreparedPost) => praise.get(post) ?? 0,
    };
    return { posts: ordered, newest, isSeries, weight: weighStory(ordered, window, language) };
  });
  stories.sort((a, b) => b.weight - a.weight);
  return { posts, stories, terms, keyWords, labels };
};
