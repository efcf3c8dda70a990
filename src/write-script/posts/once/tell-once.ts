import type { Language } from '../../language/language.ts';
import type { PreparedPost } from '../prepared-post.ts';
import { type Fingerprint, fingerprint, StoryIndex } from './story-index.ts';

/** Merges posts that say the same, in one channel or in several: the fullest is told, the sources of all are kept. */
export const tellOnce = (posts: readonly PreparedPost[], language: Language): PreparedPost[] => {
  const index = new StoryIndex();
  const groups: Fingerprint[][] = [];
  for (const post of posts) {
    const found = fingerprint(post, language);
    const id = index.find(found) ?? index.add(found);
    const group = groups[id];
    if (group) group.push(found);
    else groups[id] = [found];
  }
  return groups.flatMap((group) => {
    const [fullest, ...others] = group.toSorted(
      (a, b) => b.length - a.length || a.post.date.getTime() - b.post.date.getTime(),
    );
    if (!fullest) return [];
    const sources = [fullest, ...others].flatMap(({ post }) => post.sources);
    return [{ ...fullest.post, sources }];
  });
};
