import type { Language } from '../language/language.ts';
import { type PreparedPost, sentencesOf } from '../posts/prepared-post.ts';

/** Which part of which series a post is. */
export interface Part {
  readonly series: string;
  readonly number: number;
}

const LEAST_NAME = 3;
const IN_PARENTHESES = /^(.{3,80}?)\s*[([](\d{1,2})\s?(?:\/\s?\d{1,2})?[)\]]/u;
const WITH_NUMBER_SIGN = /^(.{3,60}?)\s*[#№]\s?(\d{1,3})(?!\d)/u;

const nameOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Reads "The tide clock. Part 2: the wrong wheel"; undefined for a post that is no part of anything. */
export const partOf = (post: PreparedPost, { cues }: Language): Part | undefined => {
  const { headline } = post.text;
  const texts = sentencesOf(post).slice(0, 2);
  // "The tide clock." and "Part 2: the wrong wheel" may be two sentences.
  for (const text of [...texts.slice(0, 1), texts.join(' ')].filter((each) => each.length < 400)) {
    const found = cues.part.exec(text);
    const named = found ? nameOf(text.slice(0, found.index)) : '';
    if (found && named.length >= LEAST_NAME && named.length <= 80) {
      return { series: `${post.channel} ${named}`, number: Number(found[1]) };
    }
  }
  const [first = ''] = texts;
  const numbered = IN_PARENTHESES.exec(headline ?? first) ?? WITH_NUMBER_SIGN.exec(headline ?? '');
  const name = nameOf(numbered?.[1] ?? '');
  return name.length >= LEAST_NAME
    ? { series: `${post.channel} ${name}`, number: Number(numbered?.[2]) }
    : undefined;
};

/** What a series is called: what stands in front of the number of a part. */
export const seriesName = (post: PreparedPost, { cues }: Language): string | undefined => {
  const [first = ''] = sentencesOf(post);
  const found = cues.part.exec(first);
  const name = found ? first.slice(0, found.index) : IN_PARENTHESES.exec(first)?.[1];
  return name?.replace(/[\s.,:(–—-]+$/u, '') || undefined;
};

/** The series that have two parts and more. */
export const seriesOf = (
  posts: readonly PreparedPost[],
  language: Language,
): Map<PreparedPost, Part> => {
  const parts = posts.flatMap((post) => {
    const part = partOf(post, language);
    return part ? [[post, part] as const] : [];
  });
  const sizes = Map.groupBy(parts, ([, { series }]) => series);
  return new Map(parts.filter(([, { series }]) => (sizes.get(series)?.length ?? 0) > 1));
};
