import type { ToldPost } from '../../episode/coverage/coverage.ts';
import { postKey } from '../../episode/coverage/post-key.ts';
import type { Language } from '../language/language.ts';
import { fingerprint } from '../posts/once/story-index.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';

/** So many words tell what a post says, and keep the memory of a show small. */
const MOST_WORDS = 60;

const known = new WeakMap<PreparedPost, ToldPost>();

/** A post in a form in which it can be remembered and compared. */
export const toToldPost = (post: PreparedPost, language: Language): ToldPost => {
  const before = known.get(post);
  if (before) return before;
  const { words, numbers, length } = fingerprint(post, language);
  const told = {
    keys: post.sources.map(postKey),
    words: words.split(' ').slice(0, MOST_WORDS).join(' '),
    numbers: [...numbers],
    length,
  };
  known.set(post, told);
  return told;
};
