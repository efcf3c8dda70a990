import { archiveKey } from '../episode/storage-keys.ts';
import type { StoredObject } from '../episode/stored-object.ts';
import { buildFeed, type FeedOptions } from './build-feed.ts';
import type { PublishFeedDeps } from './deps.ts';
import type { FeedContents } from './feed-contents.ts';
import { toFeedPages } from './feed-pages.ts';
import type { PublishFeedOutput } from './task.ts';

/** Writes the documents of a feed, those that others lead to before these; answers the feed itself. */
export const putFeed = async (
  { objects, files, mediaBaseUrl }: PublishFeedDeps,
  { show, episodes: listed }: FeedContents,
  how: Omit<FeedOptions, keyof FeedContents | 'page' | 'mediaBaseUrl'>,
): Promise<Pick<PublishFeedOutput, 'feed' | 'items'>> => {
  const urlOf = (key: string | undefined) => key && `${mediaBaseUrl}/${key}`;
  let count = 0;
  let feed: StoredObject | undefined;
  const pages = toFeedPages(show.id, listed);
  for (const { key, episodes, isArchive, prevKey, nextKey } of pages) {
    const [prevUrl, nextUrl] = [urlOf(prevKey), urlOf(nextKey)];
    const page = {
      url: `${mediaBaseUrl}/${key}`,
      isArchive,
      ...(prevUrl ? { prevUrl } : {}),
      ...(nextUrl ? { nextUrl } : {}),
    };
    const { xml, items } = buildFeed({ ...how, show, episodes, mediaBaseUrl, page });
    count += items;
    feed = await objects.putMutable(key, xml, {
      contentType: 'application/rss+xml; charset=utf-8',
    });
  }
  // An archive goes when enough episodes are hidden that the feed holds the rest.
  await files.withhold(archiveKey(show.id, pages.length));
  if (feed === undefined) throw new TypeError('A feed has at least one document.');
  return { feed, items: count };
};
