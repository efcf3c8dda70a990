import type { PreparedPost } from '../posts/prepared-post.ts';
import { similarity, type Terms } from '../posts/terms.ts';
import type { Item } from './brief-item.ts';

/** From here on two items have something in common that a listener notices. */
const KIN = 0.1;
/** So many items later nobody remembers what it was. */
const REMEMBERED = 3;
const NONE: Terms = new Map();

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
  return said;
};
