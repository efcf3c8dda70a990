import { postKey } from '../../episode/coverage.ts';
import type { Script } from '../../episode/script.ts';
import type { ToldAt } from '../cover/cover-posts.ts';
import type { Language } from '../language/language.ts';
import { wordsOf } from '../posts/words-of.ts';
import type { NumberedPost } from './number-posts.ts';

/** Fewer words in common with a post are no sign of it. */
const LEAST_SHARED = 2;

/**
 * Where a language model's script tells each post: the chapter that lists it, and the utterance
 * there that has most of the post's words; none where hardly any are said.
 */
export const findLines = (
  { chapters }: Script,
  posts: readonly NumberedPost[],
  language: Language,
): Map<string, ToldAt> => {
  const byUrl = new Map(posts.flatMap((post) => post.sources.map(({ url }) => [url, post])));
  const stemsOf = (text: string) => new Set(wordsOf(text, language).map(({ stem }) => stem));
  const places = new Map<string, ToldAt>();
  chapters.forEach(({ sources, utterances }, chapter) => {
    const said = utterances.map(({ text }) => stemsOf(text));
    for (const post of new Set(sources.flatMap(({ url }) => byUrl.get(url) ?? []))) {
      const [own] = post.sources;
      if (!own || places.has(postKey(own))) continue;
      const words = stemsOf(post.text);
      const shared = said.map((stems) => [...words].filter((word) => stems.has(word)).length);
      const most = Math.max(...shared);
      const utterance = most < LEAST_SHARED ? undefined : shared.indexOf(most);
      places.set(postKey(own), { chapter, utterance, kind: 'story' });
    }
  });
  return places;
};
