const PODCAST = 'https://podcastindex.org/namespace/1.0';

/** Where an episode's files are, as its feed says; null for what it doesn't have. */
export interface FeedItem {
  readonly transcriptUrl: string | null;
  readonly chaptersUrl: string | null;
}

/** The episode's item in a feed (RSS 2.0 with Podcasting 2.0's tags); null when it isn't in there. */
export const findFeedItem = (xml: string, episodeId: string): FeedItem | null => {
  const feed = new DOMParser().parseFromString(xml, 'text/xml');
  const item = [...feed.querySelectorAll('item')].find(
    (one) => one.querySelector('guid')?.textContent?.trim() === episodeId,
  );
  if (!item) return null;
  const address = (tag: string, type: string) =>
    [...item.getElementsByTagNameNS(PODCAST, tag)]
      .find((one) => one.getAttribute('type')?.startsWith(type))
      ?.getAttribute('url') ?? null;
  return {
    transcriptUrl: address('transcript', 'text/vtt'),
    chaptersUrl: address('chapters', 'application/json'),
  };
};
