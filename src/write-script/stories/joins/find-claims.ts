import type { Language } from '../../language/language.ts';
import { signsOf } from '../../posts/post-signs.ts';
import type { PreparedPost } from '../../posts/prepared-post.ts';
import type { KeyWords } from '../bonds.ts';

const DAY_MS = 86_400_000;
const NONE: KeyWords = new Set();

/**
 * What each post answers: the post that it is a reply to; or, where a post denies something and its
 * reply leads nowhere, the latest post of its channel in the day before that shares a key word with it.
 */
export const findClaims = (
  posts: readonly PreparedPost[],
  keyWords: ReadonlyMap<PreparedPost, KeyWords>,
  language: Language,
): Map<PreparedPost, PreparedPost> => {
  const byKey = new Map(posts.map((post) => [post.key, post]));
  return new Map(
    posts.flatMap((post, index): [PreparedPost, PreparedPost][] => {
      const answered = byKey.get(post.replyTo ?? '');
      if (answered) return [[post, answered]];
      if (!signsOf(post, language).denies) return [];
      const words = keyWords.get(post) ?? NONE;
      const claim = posts
        .slice(0, index)
        .findLast(
          (other) =>
            other.channel === post.channel &&
            post.date.getTime() - other.date.getTime() <= DAY_MS &&
            [...(keyWords.get(other) ?? NONE)].some((word) => words.has(word)),
        );
      return claim ? [[post, claim]] : [];
    }),
  );
};
