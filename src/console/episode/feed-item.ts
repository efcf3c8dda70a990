const PODCAST = 'https://podcastindex.org/namespace/1.0';

/** Where an episode's files are, as its feed says; null for what it doesn't have. */
export interface FeedItem {
  readonly transcriptUrl: string | null;
  /** Of the transcript, BCP 47. */
  readonly language: string | null;
  readonly chaptersUrl: string | null;
}

/** The episode's item in a feed (RSS 2.0 with Podcasting 2.0's tags); null when it isn't in there. */
export const findFeedItem = (xml: string, episodeId: string): FeedItem | null => {
  const feed = new DOMParser().parseFromString(xml, 'text/xml');
  const item = [...feed.querySelectorAll('item')].find(
    (one) => one.querySelector('guid')?.textContent?.trim() === episodeId,
  );
  if (!item) return null;
  const find = (tag: string, type: string) =>
    [...item.getElementsByTagNameNS(PODCAST, tag)].find((one) =>
      one.getAttribute('type')?.startsWith(type),
    );
  const transcript = find('transcript', 'text/vtt');
  return {
    transcriptUrl: transcript?.getAttribute('url') ?? null,
    language: transcript?.getAttribute('language') ?? null,
    chaptersUrl: find('chapters', 'application/json')?.getAttribute('url') ?? null,
  };
};
