import type { Language } from '../../language/language.ts';
import { type PreparedPost, sentencesOf } from '../prepared-post.ts';
import { stems, wordCount } from '../words-of.ts';

const SIGN = '[$€£¥₪₽₴₺₹]';
const MEASURE = new RegExp(
  `(?<![\\p{N}:.,])(?:(${SIGN})\\s?)?\\d+(?:[.,\\u00A0]\\d+)*(?:\\s?(%|cm(?!\\p{L})|${SIGN}))?`,
  'gu',
);
const MOST_WORDS = 12;
const MOST_SUBJECT_WORDS = 7;
const MOST_MORE_WORDS = 1;
const WITHIN_MS = 16 * 3_600_000;

/** What is measured, and in what. */
interface Measured {
  readonly subject: ReadonlySet<string>;
  readonly unit: string;
}

/** "Turnout at noon: 27%": the words in front of a post's first share or sum, where it says hardly more. */
const measuredBy = (post: PreparedPost, language: Language): Measured | undefined => {
  const sentences = sentencesOf(post);
  if (post.urls.length > 0 || post.poll || wordCount(sentences.join(' ')) > MOST_WORDS) return;
  for (const sentence of sentences) {
    const [found] = [...sentence.matchAll(MEASURE)].filter(
      ([, before, behind]) => before ?? behind,
    );
    if (!found) continue;
    const [, before, behind = ''] = found;
    const lead = sentence.slice(0, found.index);
    const subject = new Set(stems(lead, language));
    if (subject.size === 0 || wordCount(lead) > MOST_SUBJECT_WORDS) return;
    return { subject, unit: before ?? behind };
  }
  return undefined;
};

/** Whether two measure one thing: the words of one are in the other's, which has hardly more. */
const measureSame = (a: Measured, b: Measured): boolean => {
  const [fewer, more] = a.subject.size < b.subject.size ? [a, b] : [b, a];
  return (
    a.unit === b.unit &&
    more.subject.size - fewer.subject.size <= MOST_MORE_WORDS &&
    [...fewer.subject].every((word) => more.subject.has(word))
  );
};

/**
 * Posts without the figures that their channel gave anew within the day: of the turnout at ten, at noon and at
 * three the last is told, with the sources of all.
 */
export const withNewestFigures = (
  posts: readonly PreparedPost[],
  language: Language,
): PreparedPost[] => {
  const measured = posts.flatMap((post) => {
    const found = measuredBy(post, language);
    return found ? [{ post, ...found }] : [];
  });
  const replacedBy = new Map<PreparedPost, PreparedPost>();
  for (const earlier of measured) {
    const later = measured
      .filter(({ post }) => {
        const apart = post.date.getTime() - earlier.post.date.getTime();
        return post.channel === earlier.post.channel && apart > 0 && apart <= WITHIN_MS;
      })
      .toSorted((a, b) => a.post.date.getTime() - b.post.date.getTime())
      .find((other) => measureSame(earlier, other));
    if (later) replacedBy.set(earlier.post, later.post);
  }
  const last = (post: PreparedPost): PreparedPost => {
    const next = replacedBy.get(post);
    return next ? last(next) : post;
  };
  const earlier = Map.groupBy(replacedBy.keys(), last);
  return posts
    .filter((post) => !replacedBy.has(post))
    .map((post) => {
      const others = earlier.get(post)?.flatMap(({ sources }) => sources) ?? [];
      return others.length === 0 ? post : { ...post, sources: [...post.sources, ...others] };
    });
};
