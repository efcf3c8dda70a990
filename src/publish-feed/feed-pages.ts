import { archiveKey, feedKey } from '../episode/storage-keys.ts';
import { byNewest } from './by-newest.ts';
import type { FeedEpisode } from './feed-contents.ts';

/** One document of a feed in the sense of RFC 5005, section 4: the feed itself, or an archive of it. */
export interface FeedPage {
  readonly key: string;
  /** Newest first. */
  readonly episodes: readonly FeedEpisode[];
  readonly isArchive: boolean;
  /** The key of the document with the next older episodes. */
  readonly prevKey?: string;
  /** Of an archive: the key of the archive with the next newer episodes; none where that is the feed. */
  readonly nextKey?: string;
}

/** Podcast apps read a feed whole at every poll; directories list no more than so many of its items. */
const MOST_IN_FEED = 1000;
const PER_ARCHIVE = 500;

/**
 * The documents of a show's feed, archives first and the oldest before all. An archive is filled
 * from the oldest episode on, so that it stays as it is once it is full.
 */
export const toFeedPages = (
  podcastId: string,
  listed: readonly FeedEpisode[],
): readonly FeedPage[] => {
  const episodes = listed.toSorted(byNewest);
  const archives = Math.max(0, Math.ceil((episodes.length - MOST_IN_FEED) / PER_ARCHIVE));
  const keyOf = (number: number) => archiveKey(podcastId, number);
  const pages = Array.from({ length: archives }, (_, index): FeedPage => {
    const number = index + 1;
    const end = episodes.length - index * PER_ARCHIVE;
    return {
      key: keyOf(number),
      episodes: episodes.slice(end - PER_ARCHIVE, end),
      isArchive: true,
      ...(number > 1 ? { prevKey: keyOf(number - 1) } : {}),
      ...(number < archives ? { nextKey: keyOf(number + 1) } : {}),
    };
  });
  const feed: FeedPage = {
    key: feedKey(podcastId),
    episodes: episodes.slice(0, episodes.length - archives * PER_ARCHIVE),
    isArchive: false,
    ...(archives > 0 ? { prevKey: keyOf(archives) } : {}),
  };
  return [...pages, feed];
};
