import type { FeedEpisode } from './feed-contents.ts';

/** The order of a feed: what was published last comes first. */
export const byNewest = (a: FeedEpisode, b: FeedEpisode): number =>
  Date.parse(b.publishedAt) - Date.parse(a.publishedAt) || a.id.localeCompare(b.id, 'en');
