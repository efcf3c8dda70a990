import type { Language } from '../../language/language.ts';
import { headOf, type PreparedPost } from '../../posts/prepared-post.ts';
import { stems } from '../../posts/words-of.ts';
import type { KeyWords } from '../bonds.ts';

/** A word of so many posts of a matter, and of so many of its posts, is what happened. */
const LEAST_POSTS = 3;
const LEAST_SHARE = 0.25;
/** "Because of the fire at the bakery": the cause stands next to the words that name it. */
const NEXT_WORDS = 3;
const DAY_MS = 86_400_000;
const NONE: KeyWords = new Set();

/** The stems beside "because of", where a post says why. */
const causesOf = (post: PreparedPost, language: Language): string[] =>
  headOf(post).flatMap((text) => {
    const found = language.cues.causes.exec(text);
    if (!found) return [];
    const before = stems(text.slice(0, found.index), language).slice(-1);
    const after = text.slice(found.index + found[0].length);
    return [...before, ...stems(after, language).slice(0, NEXT_WORDS)];
  });

/**
 * Joins single posts to the matter that they name as their cause: buses that are diverted because of the fire
 * are over when the fire is.
 */
export const joinByCause = (
  groups: readonly (readonly PreparedPost[])[],
  keyWords: ReadonlyMap<PreparedPost, KeyWords>,
  language: Language,
): PreparedPost[][] => {
  const matters = groups.filter(({ length }) => length >= LEAST_POSTS);
  const happened = new Map(
    matters.map((group) => {
      const counts = new Map<string, number>();
      for (const word of group.flatMap((post) => [...(keyWords.get(post) ?? NONE)])) {
        for (const part of word.split(' ')) counts.set(part, (counts.get(part) ?? 0) + 1);
      }
      const least = Math.max(LEAST_POSTS, group.length * LEAST_SHARE);
      return [group, new Set([...counts].flatMap(([word, n]) => (n >= least ? [word] : [])))];
    }),
  );
  const joined = new Map(groups.map((group) => [group, [...group]]));
  for (const group of groups) {
    const [post] = group;
    if (!post || group.length > 1 || post.poll) continue;
    const causes = causesOf(post, language);
    const matter = matters.find((each) => {
      const since = post.date.getTime() - Math.min(...each.map(({ date }) => date.getTime()));
      const isNear = since > 0 && since <= DAY_MS;
      return isNear && causes.some((cause) => happened.get(each)?.has(cause) === true);
    });
    if (!matter) continue;
    joined.get(matter)?.push(post);
    joined.delete(group);
  }
  return [...joined.values()];
};
