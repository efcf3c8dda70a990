import {
  clipPageKey,
  directoryKey,
  episodePageKey,
  feedKey,
  showPageKey,
} from '../../episode/storage-keys.ts';
import type { PublishFeedDeps } from '../deps.ts';
import type { FeedContents, FeedEpisode } from '../feed-contents.ts';
import type { PublishedFiles } from '../read-published.ts';
import { renderClipPage } from './clip-page.ts';
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

/** Writes the page of an episode, and those of its clips before it. */
export const putEpisodePages = async (
  { objects, mediaBaseUrl }: Pick<PublishFeedDeps, 'objects' | 'mediaBaseUrl'>,
  {
    show,
    pictureUrl: showPictureUrl,
  }: { readonly show: FeedContents['show']; readonly pictureUrl: string },
  episode: FeedEpisode,
  { script, chapters, cues }: PublishedFiles,
): Promise<void> => {
  const { feedUrl, showUrl, urlOf } = pageAddresses(mediaBaseUrl, show.id);
  const clips = episode.soundbites.map((clip) => {
    const key = clipPageKey(show.id, episode.id, clip);
    return { key, clip, title: clip.title, url: `${mediaBaseUrl}/${key}` };
  });
  const { pictureKey } = episode;
  const pictureUrl = pictureKey === null ? showPictureUrl : `${mediaBaseUrl}/${pictureKey}`;
  const common = { show, episode, feedUrl, showUrl, pictureUrl, cues };
  const episodeUrl = urlOf(episode.id);
  for (const { key, clip, url } of clips) {
    await objects.putMutable(key, renderClipPage({ ...common, clip, url, episodeUrl }), HTML);
  }
  const page = renderEpisodePage({ ...common, url: episodeUrl, script, chapters, clips });
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
