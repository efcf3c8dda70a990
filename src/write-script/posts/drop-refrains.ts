import type { PreparedPost } from './prepared-post.ts';
import { wordCount } from './words-of.ts';

const LEAST_POSTS = 3;
const key = (channel: string, sentence: string): string => `${channel}\n${sentence.toLowerCase()}`;

const MOST_RUBRIC_WORDS = 6;
/** What nearly all posts begin with is the channel's name. */
const MOST_SHARE = 0.6;

/** Drops the sentences that a channel puts over or under its posts, told by their coming back word for word. */
export const dropRefrains = (posts: readonly PreparedPost[]): PreparedPost[] => {
  const counts = new Map<string, number>();
  for (const { channel, text } of posts) {
    for (const sentence of new Set(text.sentences.map((each) => key(channel, each.text)))) {
      counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
    }
  }
  return posts.map((post) => {
    const sentences = post.text.sentences.filter(
      ({ text }) => (counts.get(key(post.channel, text)) ?? 0) < LEAST_POSTS,
    );
    // A post that is nothing but a refrain keeps its words; telling it once is the next step's work.
    if (sentences.length === 0) return post;
    const [first] = post.text.sentences;
    const isRubric =
      first !== undefined &&
      !sentences.includes(first) &&
      wordCount(first.text) <= MOST_RUBRIC_WORDS &&
      (counts.get(key(post.channel, first.text)) ?? 0) <= posts.length * MOST_SHARE;
    const rubric = isRubric ? { rubric: first.text.replace(/[.:]$/, '') } : {};
    return { ...post, ...rubric, text: { ...post.text, sentences } };
  });
};
