import type { PreparedPost } from '../../posts/prepared-post.ts';
import { similarity, type Terms } from '../../posts/terms.ts';
import type { KeyWords } from '../bonds.ts';
import { partAtBridge } from './part-at-bridge.ts';
import { partAtEdge } from './part-at-edge.ts';

export interface Bonding {
  readonly keyWords: ReadonlyMap<PreparedPost, KeyWords>;
  /** How many posts of the window have each key word. */
  readonly spread: ReadonlyMap<string, number>;
  readonly terms: ReadonlyMap<PreparedPost, Terms>;
  /** How many posts there are in the window. */
  readonly count: number;
  /** Whether a key word is written as names are. */
  readonly isName: (word: string) => boolean;
  /** The town that a channel is named after: in all that happens there, and the name of none of it. */
  readonly isPlace: (word: string) => boolean;
  /** Posts that belong together whatever their words say. */
  readonly isJoined: (a: PreparedPost, b: PreparedPost) => boolean;
  /** Posts that don't, unless they are joined. */
  readonly isApart: (a: PreparedPost, b: PreparedPost) => boolean;
}

/** Two key words of the matter's own, or nearly so. */
const STRONG = 1.25;
const NAME_OF_SEVERAL_WORDS = 1.3;
/** A word that so many posts of the matter have, and hardly another post, is the matter's name. */
const OWN_POSTS = 3;
/** With a name of so many posts, a second word may be a common one. */
const FIRM_POSTS = 5;
const OWN_SHARE = 0.8;
const SAME_WORDS = 0.5;
const ASKED = 0.3;
/** Reports of two channels within hours that are so close are of one event, whatever key words they have. */
const SAME_EVENT = { closeness: 0.35, withinMs: 2 * 3_600_000 };
/** What the matter's name must be of a report that shares nothing else with others: less where it is written as one. */
const EXPLAINED = { name: 0.3, word: 0.4 };
/** Two words that two reports share by chance are a small part of both; a name is hardly shared by chance. */
const LEAST_SHARED = { name: 0.1, word: 0.3 };
/** What a post is about stands among its first key words. */
const FIRST_WORDS = 4;
const MAIN_WORDS = 8;
/** A word of one post alone says little about what the post is about. */
const ALONE = 0.5;

const NONE: KeyWords = new Set();
const NO_TERMS: Terms = new Map();

/** Takes a loose group of posts apart into those that share key words: only these are told as one story. */
export const partStrictly = (
  posts: readonly PreparedPost[],
  { keyWords, spread, terms, count, isName, isPlace, isJoined, isApart }: Bonding,
): PreparedPost[][] => {
  const own = new Map<string, number>();
  for (const post of posts) {
    for (const word of keyWords.get(post) ?? NONE) own.set(word, (own.get(word) ?? 0) + 1);
  }
  const most = Math.log(Math.max(8, count));
  const shareOf = (word: string) => (own.get(word) ?? 0) / (spread.get(word) ?? 1);
  const weightOf = (word: string): number => {
    const rarity = Math.log(count / (spread.get(word) ?? 1)) / most;
    // A word of many posts of this matter isn't rare, and still its own.
    const held = Math.min(0.95, (own.get(word) ?? 0) / 6);
    return (
      shareOf(word) * Math.max(rarity, held) * (word.includes(' ') ? NAME_OF_SEVERAL_WORDS : 1)
    );
  };
  const rarities = new Map<string, number>();
  const rarityOf = (word: string): number => {
    const known = rarities.get(word);
    if (known !== undefined) return known;
    const holders = spread.get(word) ?? 1;
    const rarity = Math.log(1 + count / holders) * (holders < 2 ? ALONE : 1);
    rarities.set(word, rarity);
    return rarity;
  };
  const sum = (words: Iterable<string>, of: (word: string) => number): number =>
    [...words].reduce((total, word) => total + of(word), 0);
  /** How much of a report these words are, from 0 to 1. */
  const wholes = new Map(posts.map((post) => [post, sum(keyWords.get(post) ?? NONE, rarityOf)]));
  const shareIn = (post: PreparedPost, words: readonly string[]): number =>
    sum(words, rarityOf) / (wholes.get(post) || 1);
  const beginsWith = (post: PreparedPost, word: string, most = FIRST_WORDS): boolean =>
    [...(keyWords.get(post) ?? NONE)].slice(0, most).includes(word);
  /** "Lifts the evacuation" is two words; a street's name is a place, however many words it has. */
  const saysMore = (word: string): boolean =>
    word.includes(' ') && word.split(' ').some((part) => !isName(part));
  const isBound = (a: PreparedPost, b: PreparedPost): boolean => {
    if (isJoined(a, b)) return true;
    if (isApart(a, b)) return false;
    const closeness = similarity(terms.get(a) ?? NO_TERMS, terms.get(b) ?? NO_TERMS);
    // What is asked is rarely of the matter that its words come from.
    if ((a.poll === undefined) !== (b.poll === undefined) && closeness < ASKED) return false;
    const others = keyWords.get(b) ?? NONE;
    const shared = [...(keyWords.get(a) ?? NONE)].filter((word) => others.has(word));
    // "The cars of our street" are in all that a street's group says.
    const areMembers = a.author !== undefined && b.author !== undefined;
    const telling = areMembers ? shared.filter((word) => !isPlace(word)) : shared;
    const names = shared.filter(
      (w) => !isPlace(w) && (own.get(w) ?? 0) >= OWN_POSTS && shareOf(w) >= OWN_SHARE,
    );
    const strength = sum(shared, weightOf);
    // What stands late in both lists is what they have in passing.
    const isMain = shared.some((word) =>
      [a, b].every((post) => beginsWith(post, word, MAIN_WORDS)),
    );
    const isFirm = names.some((word) => (own.get(word) ?? 0) >= FIRM_POSTS);
    const share = Math.min(shareIn(a, shared), shareIn(b, shared));
    const hasName =
      names.length > 0 || shared.some((word) => isName(word) && !/^\p{N}/u.test(word));
    // A member of a group who says more of the same.
    const goesOn = a.author !== undefined && a.author === b.author && a.channel === b.channel;
    if (
      telling.length > 1 &&
      isMain &&
      share >= (hasName || goesOn ? LEAST_SHARED.name : LEAST_SHARED.word) &&
      strength >= (isFirm || goesOn ? STRONG * 0.75 : STRONG)
    ) {
      return true;
    }
    const explained = names.some(isName) ? EXPLAINED.name : EXPLAINED.word;
    // Where it happened stands behind what happened.
    const isAboutName =
      names.some((name) => [a, b].every((post) => beginsWith(post, name))) &&
      [a, b].every((post) => shareIn(post, shared) >= explained);
    if (isAboutName && strength >= STRONG * 0.5) return true;
    const isSameEvent =
      (shared.length > 1 || shared.some(saysMore)) &&
      a.channel !== b.channel &&
      Math.abs(a.date.getTime() - b.date.getTime()) <= SAME_EVENT.withinMs;
    // A place alone can be half of two short reports.
    return isSameEvent
      ? closeness > SAME_EVENT.closeness
      : shared.length > 1 && closeness > SAME_WORDS;
  };
  const groups: PreparedPost[][] = [];
  for (const post of posts) {
    const bound = groups.filter((group) => group.some((other) => isBound(post, other)));
    const joined = [post, ...bound.flat()];
    for (const group of bound) groups.splice(groups.indexOf(group), 1);
    groups.push(joined);
  }
  return groups
    .flatMap((group) => partAtBridge(group, { terms, isJoined, isBound }))
    .flatMap((group) => partAtEdge(group, { keyWords, isJoined, isBound }));
};
