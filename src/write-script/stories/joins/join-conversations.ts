import type { Language } from '../../language/language.ts';
import { isQuestion } from '../../post-text/sentences.ts';
import { type PreparedPost, sentencesOf } from '../../posts/prepared-post.ts';
import { stems } from '../../posts/words-of.ts';

/** How long after the last answer a conversation is taken up again. */
const PAUSE_MS = 3 * 3_600_000;
/** Neighbours share a word by chance: a number of a house, somebody's name. */
const LEAST_SHARED = 2;

/** The post that each post of a group's exchanges goes back to. */
const rootsOf = (posts: readonly PreparedPost[]): Map<PreparedPost, PreparedPost> => {
  const byKey = new Map(posts.map((post) => [post.key, post]));
  const roots = new Map<PreparedPost, PreparedPost>();
  for (const post of posts) {
    const answered = byKey.get(post.replyTo ?? '');
    roots.set(post, (answered && roots.get(answered)) ?? post);
  }
  return roots;
};

/**
 * For the first post of an exchange among members of a group, the last post of the exchange that it
 * takes up again: the two follow each other within hours, the later begins with a question, and they share
 * words that nobody else in the group has. "Would the museum take her?" answers nobody, and still belongs to the boat that is sold.
 */
export const joinConversations = (
  posts: readonly PreparedPost[],
  language: Language,
): Map<PreparedPost, PreparedPost> => {
  const joined = new Map<PreparedPost, PreparedPost>();
  const members = posts.filter(({ author }) => author !== undefined);
  for (const group of Map.groupBy(members, ({ channel }) => channel).values()) {
    const roots = rootsOf(group);
    const exchanges = [...Map.groupBy(group, (post) => roots.get(post) ?? post).values()].filter(
      (each) => each.length > 1,
    );
    const wordsOf = new Map(
      group.map((post) => [post, new Set(stems(sentencesOf(post).join(' '), language))]),
    );
    const holders = new Map<string, Set<PreparedPost>>();
    for (const [post, words] of wordsOf) {
      const root = roots.get(post) ?? post;
      for (const word of words) holders.set(word, (holders.get(word) ?? new Set()).add(root));
    }
    for (const later of exchanges) {
      const [first] = later;
      if (!first || !sentencesOf(first).some(isQuestion)) continue;
      const began = first.date.getTime();
      const words = new Set(later.flatMap((post) => [...(wordsOf.get(post) ?? [])]));
      const earlier = exchanges.findLast((each) => {
        const [root] = each;
        const [last] = each.slice(-1);
        if (!root || !last || each === later || root.date >= first.date) return false;
        const isNear = Math.abs(began - last.date.getTime()) <= PAUSE_MS;
        const isShared = (word: string) =>
          holders.get(word)?.size === 2 && holders.get(word)?.has(root) === true;
        return isNear && [...words].filter(isShared).length >= LEAST_SHARED;
      });
      const before = earlier?.filter(({ date }) => date < first.date).at(-1);
      if (before) joined.set(first, before);
    }
  }
  return joined;
};
