import type { Language } from '../language/language.ts';
import { headOf, type PreparedPost } from '../posts/prepared-post.ts';
import { wordsOf } from '../posts/words-of.ts';

const CASED = /\p{Lu}/u;
/** A word that stands within sentences as a name does, at least so often of ten times. */
const NAME_SHARE = 0.5;

/**
 * Whether a key word is a name, by how the window writes it; in a script without capitals any word may
 * be one. A key word of several words is.
 */
export const namesOf = (
  posts: readonly PreparedPost[],
  language: Language,
): ((word: string) => boolean) => {
  const texts = posts.flatMap(headOf);
  if (!texts.some((text) => CASED.test(text) && !/\p{Lo}/u.test(text))) return () => true;
  const all = new Map<string, number>();
  const named = new Map<string, number>();
  for (const text of texts) {
    for (const { stem, isName } of wordsOf(text, language)) {
      all.set(stem, (all.get(stem) ?? 0) + 1);
      if (isName) named.set(stem, (named.get(stem) ?? 0) + 1);
    }
  }
  return (word) =>
    word.includes(' ') || (named.get(word) ?? 0) >= (all.get(word) ?? 1) * NAME_SHARE;
};
