import type { SearchWord } from '../words/to-words.ts';

/** A post that something was told from. */
export interface PassageSource {
  readonly channel: string;
  readonly messageId: number;
  readonly url: string;
}

/** A cue as the index keeps it: start and end in milliseconds, the number of its first word in the passage, its text. */
export type PassageCue = readonly [startMs: number, endMs: number, firstWord: number, text: string];

/** What was said within some half a minute: cues that follow each other, none beyond its chapter. */
export interface IndexedPassage {
  readonly startMs: number;
  readonly endMs: number;
  /** The chapter's title; empty where there are no chapters. */
  readonly chapter: string;
  readonly cues: readonly PassageCue[];
  readonly words: readonly SearchWord[];
  readonly title: readonly SearchWord[];
  readonly sources: readonly PassageSource[];
}

/** An episode's transcript as the index holds it. */
export interface SearchDocument {
  readonly episodeId: string;
  /** The key of the transcript that it was made from. */
  readonly transcriptKey: string;
  /** The primary language. */
  readonly language: string;
  readonly passages: readonly IndexedPassage[];
}

/** The index as it is written. */
export interface SearchIndex {
  /** The show's published episodes whose transcripts are not in it, newest first. */
  listUnindexed(podcastId: string, limit: number): Promise<readonly string[]>;
  /** Puts a document in place of what the index has of its episode. */
  save(document: SearchDocument): Promise<void>;
}
