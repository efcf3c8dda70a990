import type { Language } from '../../language/language.ts';
import { headOf, type PreparedPost } from '../../posts/prepared-post.ts';
import { wordsOf } from '../../posts/words-of.ts';
import type { KeyWords } from '../bonds.ts';

/** Two words with capitals, with the word in front: "in Tanner Street", "Nora Vidal". */
const NAME =
  /(?:(\p{L}+)\s)?(?<![\p{L}\p{N}])(\p{Lu}\p{Ll}[\p{L}'’-]*\s\p{Lu}\p{Ll}[\p{L}'’-]*)(?!\s\p{Lu}\p{Ll})/gu;
/** What stands behind one of these is a place or a thing: where something happens, or an article. */
const NO_PERSON_BEHIND =
  /^(?:the|der|die|das|dem|den|el|la|los|las|le|les|il|lo|gli|de|het|in|at|on|near|im|am|an|auf|bei|à|en|dans|sur|em|no|na|nel|nella|su|w|we|przy|в|во|на|у|op|te|bij)$/iu;
const LEAST_POSTS = 3;
const MOST_POSTS = 8;
/** So many posts of one matter have it before others can join it. */
const LEAST_OF_MATTER = 2;
const FIRST_WORDS = 6;
const MOST_JOINING = 2;
const WITHIN_MS = 16 * 3_600_000;

/** The names of several words, as key words, that no post has as a place. */
const personsOf = (
  keyWords: ReadonlyMap<PreparedPost, KeyWords>,
  language: Language,
): Set<string> => {
  const persons = new Map<string, Set<PreparedPost>>();
  const places = new Set<string>();
  for (const [post, words] of keyWords) {
    for (const [, before = '', name = ''] of headOf(post).join('\n').matchAll(NAME)) {
      const key = wordsOf(name, language)
        .map(({ stem }) => stem)
        .join(' ');
      if (!words.has(key)) continue;
      if (NO_PERSON_BEHIND.test(before)) places.add(key);
      persons.set(key, (persons.get(key) ?? new Set()).add(post));
    }
  }
  return new Set(
    [...persons].flatMap(([key, { size }]) =>
      size >= LEAST_POSTS && size <= MOST_POSTS && !places.has(key) ? [key] : [],
    ),
  );
};

/**
 * Joins single posts and pairs to the matter of the person whom they are about: that a singer is ill, who sings
 * in her place, and what becomes of the tickets share nothing but her name.
 */
export const joinByPerson = (
  groups: readonly (readonly PreparedPost[])[],
  keyWords: ReadonlyMap<PreparedPost, KeyWords>,
  isApart: (a: PreparedPost, b: PreparedPost) => boolean,
  language: Language,
): PreparedPost[][] => {
  const persons = personsOf(keyWords, language);
  if (persons.size === 0) return groups.map((group) => [...group]);
  const named = (post: PreparedPost): string[] =>
    [...(keyWords.get(post) ?? [])].slice(0, FIRST_WORDS).filter((word) => persons.has(word));
  const home = new Map<string, readonly PreparedPost[]>();
  for (const group of groups) {
    for (const [word, its] of Map.groupBy(group.flatMap(named), (each) => each)) {
      const isMore =
        its.length >
        (home
          .get(word)
          ?.flatMap(named)
          .filter((w) => w === word).length ?? 0);
      if (its.length >= LEAST_OF_MATTER && isMore) home.set(word, group);
    }
  }
  const joined = new Map(groups.map((group) => [group, [...group]]));
  const isNear = (a: PreparedPost, b: PreparedPost): boolean =>
    a.channel === b.channel && Math.abs(a.date.getTime() - b.date.getTime()) <= WITHIN_MS;
  for (const group of groups) {
    if (group.length > MOST_JOINING || group.some(({ author, poll }) => author ?? poll)) continue;
    const matter = group
      .flatMap(named)
      .map((word) => home.get(word))
      .find(
        (found) =>
          found !== undefined &&
          found !== group &&
          joined.has(found) &&
          group.every((post) => found.some((other) => isNear(post, other))) &&
          !found.some((a) => group.some((b) => isApart(a, b))),
      );
    if (!matter) continue;
    joined.get(matter)?.push(...group);
    joined.delete(group);
  }
  return [...joined.values()];
};
