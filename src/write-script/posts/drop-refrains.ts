import type { PreparedPost } from './prepared-post.ts';

const LEAST_POSTS = 3;
const key = (channel: string, sentence: string): string => `${channel}\n${sentence.toLowerCase()}`;

/** Drops the sentences that a channel puts under its posts, told by their coming back word for word. */
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
    return { ...post, text: { ...post.text, sentences } };
  });
};
