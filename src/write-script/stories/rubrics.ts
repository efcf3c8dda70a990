import { headOf, type PreparedPost } from '../posts/prepared-post.ts';

const OPENING_WORDS = 3;
const LEAST_POSTS = 3;
const LEAST_ITEMS = 4;
const LEAST_LINKS = 4;
const ITEM = /^\s*(?:[•●▪■◆➤►–—*+-]|\d{1,2}[.)]|\p{Extended_Pictographic})\s*\p{L}/gmu;

const openingOf = (post: PreparedPost): string => {
  const [first = ''] = headOf(post);
  const words = first.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  return words.length < OPENING_WORDS
    ? ''
    : `${post.channel} ${words.slice(0, OPENING_WORDS).join(' ')}`;
};

/** A list of many matters: it tells each once more, and none of them well. */
export const isRoundup = (post: PreparedPost): boolean =>
  (post.raw.match(ITEM)?.length ?? 0) >= LEAST_ITEMS && post.urls.length >= LEAST_LINKS;

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
  return new Set([...rubrics, ...posts.filter(isRoundup)]);
};
