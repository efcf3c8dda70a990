import type { PreparedPost } from '../posts/prepared-post.ts';
import { similarity, type Terms } from '../posts/terms.ts';
import type { Item } from './brief-item.ts';

/** From here on two items have something in common that a listener notices. */
const KIN = 0.1;
/** So many items later nobody remembers what it was. */
const REMEMBERED = 3;
const NONE: Terms = new Map();

/** From here on one item goes on with the other. */
const SAME_MATTER = 0.2;

/** Items of which a channel's later one came right in front of what it goes on with, the other way round. */
const inTurn = (items: readonly Item[], termsOf: (item: Item) => Terms): Item[] => {
  const ordered = [...items];
  for (let at = 1; at < ordered.length; at += 1) {
    const [first, second] = ordered.slice(at - 1, at + 1) as [Item, Item];
    const isReversed =
      first.post.channel === second.post.channel && first.post.date > second.post.date;
    if (isReversed && similarity(termsOf(first), termsOf(second)) >= SAME_MATTER) {
      ordered.splice(at - 1, 2, second, first);
    }
  }
  return ordered;
};

/** Items in their order, but each followed by what is closest to the last ones: all that is said of the ferry in one go. */
export const kinTogether = (
  items: readonly Item[],
  terms: ReadonlyMap<PreparedPost, Terms>,
): Item[] => {
  const termsOf = ({ post }: Item): Terms => terms.get(post) ?? NONE;
  const left = [...items];
  const said: Item[] = [];
  while (left.length > 0) {
    const remembered = said.slice(-REMEMBERED).map(termsOf);
    const closeness = left.map((item) =>
      Math.max(0, ...remembered.map((words) => similarity(words, termsOf(item)))),
    );
    const closest = Math.max(...closeness);
    said.push(...left.splice(closest < KIN ? 0 : closeness.indexOf(closest), 1));
  }
  return inTurn(said, termsOf);
};
