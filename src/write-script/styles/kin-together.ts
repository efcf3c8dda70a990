import type { PreparedPost } from '../posts/prepared-post.ts';
import { similarity, type Terms } from '../posts/terms.ts';
import type { KeyWords } from '../stories/bonds.ts';

/** From here on two items have something in common that a listener notices. */
const KIN = 0.1;
/** So many items later nobody remembers what it was. */
const REMEMBERED = 3;
const NONE: Terms = new Map();

/** From here on one item goes on with the other. */
const SAME_MATTER = 0.2;
/** So does an item that begins with the same name: who won't concede, and who has. */
const FIRST_WORDS = 2;

/** What is told of a post. */
interface Told {
  readonly post: PreparedPost;
}

/** Items in their order, but what a channel's later one goes on with in front of that, where they are near. */
export const inTurn = <T extends Told>(
  items: readonly T[],
  terms: ReadonlyMap<PreparedPost, Terms>,
  keyWords: ReadonlyMap<PreparedPost, KeyWords>,
): T[] => {
  const beginningOf = (post: PreparedPost): readonly string[] =>
    [...(keyWords.get(post) ?? [])].flatMap((word) => word.split(' ')).slice(0, FIRST_WORDS);
  const goesOn = (later: PreparedPost, earlier: PreparedPost): boolean =>
    similarity(terms.get(later) ?? NONE, terms.get(earlier) ?? NONE) >= SAME_MATTER ||
    beginningOf(later).some((word) => beginningOf(earlier).includes(word));
  const isReversed = ({ post: first }: T, { post: second }: T): boolean =>
    first.channel === second.channel && first.date > second.date && goesOn(first, second);
  const ordered: T[] = [];
  for (const item of items) {
    const from = Math.max(0, ordered.length - REMEMBERED);
    const at = ordered.findIndex((other, index) => index >= from && isReversed(other, item));
    ordered.splice(at < 0 ? ordered.length : at, 0, item);
  }
  return ordered;
};

/** Items in their order, but each followed by what is closest to the last ones: all that is said of the ferry in one go. */
export const kinTogether = <T extends Told>(
  items: readonly T[],
  terms: ReadonlyMap<PreparedPost, Terms>,
  keyWords: ReadonlyMap<PreparedPost, KeyWords>,
): T[] => {
  const termsOf = ({ post }: Told): Terms => terms.get(post) ?? NONE;
  const left = [...items];
  const said: T[] = [];
  while (left.length > 0) {
    const remembered = said.slice(-REMEMBERED).map(termsOf);
    const closeness = left.map((item) =>
      Math.max(0, ...remembered.map((words) => similarity(words, termsOf(item)))),
    );
    const closest = Math.max(...closeness);
    said.push(...left.splice(closest < KIN ? 0 : closeness.indexOf(closest), 1));
  }
  return inTurn(said, terms, keyWords);
};
