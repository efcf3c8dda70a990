import type { ChannelMessage } from './channel-source.ts';
import type { OpenChannel } from './open-channel.ts';

const WEEK_SECONDS = 7 * 86_400;

/** What somebody who chooses a channel wants to know of it. */
export interface ChannelFacts {
  readonly title: string;
  /** ISO 8601 UTC; null for a channel without posts. */
  readonly newestPostAt: string | null;
  /** Of late: over the time that its newest hundred messages took, at least a week. */
  readonly postsPerWeek: number;
}

/** An album is one post. */
const countPosts = (messages: readonly ChannelMessage[]): number =>
  new Set(messages.map(({ id, albumId }) => albumId ?? id)).size;

/** How often is posted, and when last, by a channel's newest messages (newest first). */
export const describePosts = (newest: readonly ChannelMessage[]): Omit<ChannelFacts, 'title'> => {
  const posts = newest.filter(({ isService }) => !isService);
  const [first] = posts;
  const last = posts.at(-1);
  if (!first || !last) return { newestPostAt: null, postsPerWeek: 0 };
  const weeks = Math.max(1, (first.date - last.date) / WEEK_SECONDS);
  return {
    newestPostAt: new Date(first.date * 1000).toISOString(),
    postsPerWeek: Math.round((countPosts(posts) / weeks) * 10) / 10,
  };
};

/** What an open channel is, by its newest page. @throws what reading it throws */
export const lookUpChannel = async (channel: OpenChannel, now: Date): Promise<ChannelFacts> => {
  const newest = await channel.readPage({ beforeDate: Math.ceil(now.getTime() / 1000) + 1 });
  return { title: channel.title, ...describePosts(newest) };
};
