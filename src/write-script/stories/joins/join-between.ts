import type { Language } from '../../language/language.ts';
import { calendarOf } from '../../posts/calendar.ts';
import { signsOf } from '../../posts/post-signs.ts';
import { type PreparedPost, sentencesOf } from '../../posts/prepared-post.ts';

const WITHIN_MS = 5 * 3_600_000;
const TIME = /(?<![\p{N}.,:])(?:[01]?\d|2[0-4])(?:[:.]\d\d)?(?![\p{N}%€$£]|[.,:]\d)/u;

/** "The plumber comes at 11": a time, and no day. */
const isOfItsHours = (post: PreparedPost, { tag }: Language): boolean => {
  const text = sentencesOf(post).join(' ').toLowerCase();
  const calendar = calendarOf(tag);
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  return TIME.test(text) && !words.some((word) => calendar.has(word));
};

/**
 * Joins to a matter what a member of a group says between two posts of it of their own, where it holds for its
 * hours: "The plumber comes at 11" is over when the same member writes that the water runs again.
 */
export const joinBetween = (
  groups: readonly (readonly PreparedPost[])[],
  language: Language,
): PreparedPost[][] => {
  const joined = new Map(groups.map((group) => [group, [...group]]));
  for (const group of groups) {
    const [post] = group;
    if (group.length > 1 || post?.author === undefined || post.poll) continue;
    if (!isOfItsHours(post, language)) continue;
    const isOwn = ({ author, channel, date }: PreparedPost): boolean =>
      author === post.author &&
      channel === post.channel &&
      Math.abs(date.getTime() - post.date.getTime()) <= WITHIN_MS;
    const matter = groups.find(
      (other) =>
        other !== group &&
        other.some((each) => isOwn(each) && each.date < post.date) &&
        other.some(
          (each) => isOwn(each) && each.date > post.date && signsOf(each, language).corrects > 0,
        ),
    );
    if (!matter || !joined.has(matter)) continue;
    joined.get(matter)?.push(post);
    joined.delete(group);
  }
  return [...joined.values()];
};
