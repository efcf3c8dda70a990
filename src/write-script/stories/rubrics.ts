import { headOf, type PreparedPost } from '../posts/prepared-post.ts';
import { type KeyWords, spreadOf } from './bonds.ts';

const OPENING_WORDS = 3;
const LEAST_POSTS = 3;
const LEAST_ITEMS = 4;
const LEAST_LINKS = 4;
const ITEM =
  /^\s*(?:[•●▪■◆➤►–—*+-]|\d{1,2}[.)]|\p{Extended_Pictographic}|[\d#*]\uFE0F?\u20E3)\uFE0F?\s*\p{L}/gmu;

const openingOf = (post: PreparedPost): string => {
  const [first = ''] = headOf(post);
  const words = first.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  return words.length < OPENING_WORDS
    ? ''
    : `${post.channel} ${words.slice(0, OPENING_WORDS).join(' ')}`;
};

const LABEL = /^[^\p{L}]*(?:\p{L}[\p{L}\p{M}]*:|\p{L}[\p{L}\p{M}]{3,}\s+\p{L}[\p{L}\p{M}]*)/u;

/** "WEATHER:" or "Tide table", in front of figures. */
const labelOf = (post: PreparedPost): string => {
  const [first = ''] = headOf(post);
  const [label = ''] = /\p{N}/u.test(post.raw) ? (LABEL.exec(first.toLowerCase()) ?? []) : [];
  return label === '' ? '' : `${post.channel} ${label}`;
};

const DAY_MINUTES = 24 * 60;
const SAME_TIME_MINUTES = 40;
const MOST_SHARE = 0.25;

/** Two posts of different days that came at the same time of the day. */
const isOfAnotherDay = (a: PreparedPost, b: PreparedPost): boolean => {
  const apart = Math.abs(a.date.getTime() - b.date.getTime()) / 60_000;
  const ofDay = apart % DAY_MINUTES;
  return apart > DAY_MINUTES / 2 && Math.min(ofDay, DAY_MINUTES - ofDay) <= SAME_TIME_MINUTES;
};

/** Posts of the same label at the same time of different days, together. */
const dailyOf = (
  posts: readonly PreparedPost[],
  isPart: (post: PreparedPost) => boolean,
): PreparedPost[][] =>
  [
    ...Map.groupBy(
      posts.filter((post) => !isPart(post)),
      labelOf,
    ),
  ]
    // What most posts are is no rubric.
    .filter(([label, its]) => label !== '' && its.length <= posts.length * MOST_SHARE)
    .map(([, its]) => its.filter((post) => its.some((other) => isOfAnotherDay(post, other))));

/** The weather and the programme of days that are over: posts whose form came again on a later day. */
export const outdatedOf = (posts: readonly PreparedPost[]): ReadonlySet<PreparedPost> =>
  new Set(
    dailyOf(posts, () => false).flatMap((its) =>
      its.filter((post) => its.some(({ date }) => date > post.date)),
    ),
  );

/** How many items a post lists. */
export const itemsOf = ({ raw }: PreparedPost): number => raw.match(ITEM)?.length ?? 0;

const READING = /\p{N}[\p{N}.,\s]*(?:°|%)|[$€£₽₴₪]\s?\p{N}[\p{N}.,\s]*/gu;
const LEAST_READINGS = 3;
const MOST_WORDS_A_READING = 5;

const isTable = ({ raw }: PreparedPost): boolean => {
  const readings = raw.match(READING)?.length ?? 0;
  const words = raw.match(/\p{L}{3,}/gu)?.length ?? 0;
  return readings >= LEAST_READINGS && words <= readings * MOST_WORDS_A_READING;
};

/** Whom so many posts name, two of them in one table, is in it as those whom a matter is about. */
const LEAST_NAMED = { posts: 4, names: 2 };

/**
 * "Temperature at seven: Wells 9 °C, Upton 8 °C, Moor 6 °C": figures of one time, beside whatever happens. What
 * three candidates have after the first count is of their election.
 */
export const tablesOf = (
  keyWords: ReadonlyMap<PreparedPost, KeyWords>,
): ReadonlySet<PreparedPost> => {
  const spread = spreadOf(keyWords);
  const isNamed = (word: string): boolean =>
    word.includes(' ') && (spread.get(word) ?? 0) >= LEAST_NAMED.posts;
  return new Set(
    [...keyWords].flatMap(([post, words]) =>
      isTable(post) && [...words].filter(isNamed).length < LEAST_NAMED.names ? [post] : [],
    ),
  );
};

/** A list of many matters: it tells each once more, and none of them well. */
export const isRoundup = (post: PreparedPost): boolean =>
  itemsOf(post) >= LEAST_ITEMS && post.urls.length >= LEAST_LINKS;

/**
 * The posts that come again and again in one form, such as the weather and the day's rates, told by
 * how they begin; parts of a series are none.
 */
export const rubricsOf = (
  posts: readonly PreparedPost[],
  isPart: (post: PreparedPost) => boolean,
): ReadonlySet<PreparedPost> => {
  const byOpening = Map.groupBy(
    posts.filter((post) => !isPart(post)),
    openingOf,
  );
  const rubrics = [...byOpening].flatMap(([opening, its]) =>
    opening !== '' && its.length >= LEAST_POSTS ? its : [],
  );
  const daily = dailyOf(posts, isPart).flat();
  return new Set([...rubrics, ...daily, ...posts.filter(isRoundup)]);
};
