import type { EpisodeStatusView } from '../../../api/episode-status/schema.ts';
import type { Chapters } from '../../../episode/chapters.ts';
import { type Cue, parseCues } from '../../../episode/transcript/cues.ts';

/** What goes with an episode's audio. */
export interface Companions {
  readonly chapters: Chapters['chapters'];
  readonly cues: readonly Cue[];
  /** BCP 47; empty where nobody says. */
  readonly language: string;
}

/** Of an episode that has none, or whose own aren't read yet. */
export const NO_COMPANIONS: Companions = { chapters: [], cues: [], language: '' };

const fetchText = async (url: string, signal: AbortSignal): Promise<string> => {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return response.text();
};

/** Reads an episode's chapters and transcript, where it has them. Throws when one can't be read. */
export const loadCompanions = async (
  { chaptersUrl, transcript }: Pick<EpisodeStatusView, 'chaptersUrl' | 'transcript'>,
  signal: AbortSignal,
): Promise<Companions> => {
  const [chapters, words] = await Promise.all(
    [chaptersUrl, transcript?.url].map((url) => (url ? fetchText(url, signal) : null)),
  );
  return {
    chapters: chapters ? (JSON.parse(chapters) as Chapters).chapters : [],
    cues: words ? parseCues(words) : [],
    language: transcript?.languageCode ?? '',
  };
};
