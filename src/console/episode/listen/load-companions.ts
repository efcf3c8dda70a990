import type { Chapters } from '../../../episode/chapters.ts';
import { feedKey } from '../../../episode/storage-keys.ts';
import { type Cue, parseCues } from '../../../episode/transcript/cues.ts';
import { findFeedItem } from '../feed-item.ts';

/** What goes with an episode's audio. */
export interface Companions {
  readonly chapters: Chapters['chapters'];
  readonly cues: readonly Cue[];
  /** BCP 47; empty where nobody says. */
  readonly language: string;
}

/** Of an episode that isn't in the feed. */
export const NO_COMPANIONS: Companions = { chapters: [], cues: [], language: '' };

const fetchText = async (url: string, init: RequestInit): Promise<string> => {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return response.text();
};

/**
 * Reads an episode's chapters and transcript from where its public feed says they are, as any
 * podcast player does. An episode that isn't in the feed has none. Throws when one can't be read.
 */
export const loadCompanions = async (
  mediaBaseUrl: string,
  { podcastId, episodeId }: { readonly podcastId: string; readonly episodeId: string },
  signal: AbortSignal,
): Promise<Companions> => {
  const feed = await fetchText(`${mediaBaseUrl}/${feedKey(podcastId)}`, {
    signal,
    cache: 'no-cache',
  });
  const item = findFeedItem(feed, episodeId);
  const [chapters, transcript] = await Promise.all(
    [item?.chaptersUrl, item?.transcriptUrl].map((url) =>
      url ? fetchText(url, { signal }) : null,
    ),
  );
  return {
    chapters: chapters ? (JSON.parse(chapters) as Chapters).chapters : [],
    cues: transcript ? parseCues(transcript) : [],
    language: item?.language ?? '',
  };
};
