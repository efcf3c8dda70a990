import type { Language } from '../../language/language.ts';
import { signsOf } from '../../posts/post-signs.ts';
import { type PreparedPost, sentencesOf } from '../../posts/prepared-post.ts';
import { stems } from '../../posts/words-of.ts';
import { type KeyWords, spreadOf } from '../bonds.ts';

const WITHIN_MS = 36 * 3_600_000;
/** A word of these two posts alone, in front in both, is what they are about. */
const MOST_HOLDERS = 2;
const FIRST_WORDS = 3;
/** What the later begins with may stand a little further behind in the earlier. */
const BEHIND_WORDS = 4;
/** "Biscuit has been found" begins with a name that "a grey cat called Biscuit" ends with. */
const SUBJECT_WORDS = 2;
/** A name of several words is of one thing, wherever it stands in the first sentences. */
const isFullName = (word: string): boolean => word.includes(' ');
const NONE: KeyWords = new Set();
const isOwn = ({ author, forwardedFrom }: PreparedPost): boolean =>
  author === undefined && forwardedFrom === undefined;

/** By a channel and a word, the one name of several words in which alone its other posts have it: "the bag" is the "suspicious bag". */
const fullNamesOf = (keyWords: ReadonlyMap<PreparedPost, KeyWords>): Map<string, string> => {
  const found = new Map<string, Set<string>>();
  for (const [{ channel }, words] of keyWords) {
    for (const name of [...words].filter(isFullName)) {
      for (const word of name.split(' ')) {
        const key = `${channel} ${word}`;
        found.set(key, (found.get(key) ?? new Set()).add(name));
      }
    }
  }
  return new Map(
    [...found].flatMap(([key, [name = '', ...others]]) =>
      others.length > 0 ? [] : [[key, name] as const],
    ),
  );
};

/**
 * Pairs of posts of a channel, by their indexes, of which the later says that something is back, found or
 * over, and the earlier what had happened to it: "The trolleybuses run again" shares one word with "Trolleybuses
 * 3 and 7 don't run today", and nobody else speaks of them.
 */
export const joinResumed = (
  posts: readonly PreparedPost[],
  keyWords: ReadonlyMap<PreparedPost, KeyWords>,
  isName: (word: string) => boolean,
  language: Language,
): [number, number][] => {
  const spread = spreadOf(keyWords);
  const firstOf = (post: PreparedPost, most: number): string[] =>
    [...(keyWords.get(post) ?? NONE)]
      .filter((word, index) => index < most || isFullName(word))
      .filter((word) => spread.get(word) === MOST_HOLDERS && !/^\p{N}/u.test(word));
  const firsts = posts.map((post) => new Set(firstOf(post, FIRST_WORDS)));
  /** In a script with capitals, where not each word may be a name. */
  const isNamed = (word: string): boolean => /\p{Ll}/u.test(word) && isName(word);
  const fullNames = fullNamesOf(keyWords);
  const corrections = new RegExp(language.cues.corrects, 'giu');
  return posts.flatMap((later, b): [number, number][] => {
    const { corrects, denies } = signsOf(later, language);
    if (corrects === 0 || denies || later.poll) return [];
    // "Open" of "open again" says how it went on, not what it is about.
    const again = new Set(
      Array.from(sentencesOf(later).join(' ').matchAll(corrections), ([text]) => text).flatMap(
        (text) => stems(text, language),
      ),
    );
    const about = firstOf(later, FIRST_WORDS).filter((word) => !again.has(word));
    const subject = about.slice(0, SUBJECT_WORDS).filter(isNamed);
    const [begins = ''] = keyWords.get(later) ?? NONE;
    // What a channel says was lost and found; others speak of many a thing.
    const isFound = (earlier: PreparedPost): boolean =>
      isOwn(earlier) &&
      isOwn(later) &&
      ((begins === about[0] && firstOf(earlier, BEHIND_WORDS).includes(begins)) ||
        keyWords.get(earlier)?.has(fullNames.get(`${later.channel} ${begins}`) ?? '') ||
        subject.some((word) => keyWords.get(earlier)?.has(word)));
    const a = posts.findIndex(
      (earlier, index) =>
        index < b &&
        !earlier.poll &&
        earlier.channel === later.channel &&
        later.date.getTime() - earlier.date.getTime() <= WITHIN_MS &&
        (about.some((word) => firsts[index]?.has(word)) || isFound(earlier)),
    );
    return a < 0 ? [] : [[a, b]];
  });
};
