import type { ImportedEpisode } from '../../src/episode/episode-import.ts';
import type { ImportedShow } from '../../src/show/show.ts';

/** Where a file is read: by https, in a folder of this machine, or here. */
export type FileSource =
  | { readonly url: string }
  | { readonly path: string }
  | { readonly text: string };

/** A transcript and how it is written. */
export interface TranscriptSource {
  readonly format: 'vtt' | 'srt' | 'json';
  readonly file: FileSource;
}

/** An episode that is to be imported; its sound tells what is still missing. */
export interface PlannedEpisode
  extends Pick<ImportedEpisode, 'guid' | 'title' | 'description' | 'languageCode' | 'publishedAt'> {
  readonly id: string;
  readonly audio: FileSource;
  /** The best first; the first one that can be read is taken. */
  readonly transcripts: readonly TranscriptSource[];
  /** JSON Chapters of any version. */
  readonly chapters: FileSource | null;
  /** As its system says, for sound that doesn't tell it itself. */
  readonly durationMs: number | null;
}

/** Something that isn't imported, or not as it was: what, and why. */
export interface ImportNote {
  readonly what: string;
  readonly why: string;
}

/** A show with its episodes, the oldest first, and what of it can't be imported. */
export interface ImportPlan {
  readonly podcastId: string;
  readonly show: ImportedShow;
  readonly episodes: readonly PlannedEpisode[];
  /** Episodes that lack something that an episode must have. */
  readonly refused: readonly ImportNote[];
  /** What is left out or changed on the way. */
  readonly notes: readonly ImportNote[];
}
