import { directoryKey, episodePageKey, feedKey, showPageKey } from '../../episode/storage-keys.ts';
import type { PublishFeedDeps } from '../deps.ts';
import type { FeedContents, FeedEpisode } from '../feed-contents.ts';
import type { PublishedFiles } from '../read-published.ts';
import { renderEpisodePage } from './episode-page.ts';
import { renderShowPage } from './show-page.ts';

const HTML = { contentType: 'text/html; charset=utf-8' };

/** Where a show's pages are fetched. */
export const pageAddresses = (mediaBaseUrl: string, podcastId: string) => ({
  feedUrl: `${mediaBaseUrl}/${feedKey(podcastId)}`,
  showUrl: `${mediaBaseUrl}/${showPageKey(podcastId)}`,
  directoryUrl: `${mediaBaseUrl}/${directoryKey}`,
  urlOf: (episodeId: string) => `${mediaBaseUrl}/${episodePageKey(podcastId, episodeId)}`,
});

/** Writes the page of an episode. */
export const putEpisodePage = async (
  { objects, mediaBaseUrl }: Pick<PublishFeedDeps, 'objects' | 'mediaBaseUrl'>,
  { show, pictureUrl }: { readonly show: FeedContents['show']; readonly pictureUrl: string },
  episode: FeedEpisode,
  { script, chapters, cues }: PublishedFiles,
): Promise<void> => {
  const { feedUrl, showUrl, urlOf } = pageAddresses(mediaBaseUrl, show.id);
  const page = renderEpisodePage({
    ...{ show, episode, url: urlOf(episode.id), feedUrl, showUrl, pictureUrl },
    ...{ script, chapters, cues },
  });
  await objects.putMutable(episodePageKey(show.id, episode.id), page, HTML);
};

/** Writes the page of a show. */
export const putShowPage = async (
  { objects, mediaBaseUrl }: Pick<PublishFeedDeps, 'objects' | 'mediaBaseUrl'>,
  contents: FeedContents,
  pictureUrl: string,
): Promise<void> => {
  const addresses = pageAddresses(mediaBaseUrl, contents.show.id);
  await objects.putMutable(
    showPageKey(contents.show.id),
    renderShowPage({ ...contents, ...addresses, pictureUrl }),
    HTML,
  );
};
