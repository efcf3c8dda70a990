import type { PassageCue, PassageSource } from '../index/search-document.ts';
import type { SearchQuery } from '../query/parse-query.ts';

/** By what one word of a question was looked for. */
export interface FoundTerm {
  /** Its number in the question, from 0. */
  readonly term: number;
  /** The languages in which it says something: in others it is a stop word. */
  readonly languages: readonly string[];
  /** About how many passages have it. */
  readonly passages: number;
  /** The rarer, the more it counts. */
  readonly weight: number;
  /** Whether nobody ever said it, and those that are spelt like it were looked for. */
  readonly isSpeltAnew: boolean;
  /** It asks for something that may be told without it. */
  readonly isSoft: boolean;
  /** The same number for the words of one name; none for other words. */
  readonly name?: number | undefined;
}

/** Where a passage has a word of the question: numbers of words from 1, those of the chapter's title from 1001. */
export type Hit = readonly [term: number, lexeme: string, positions: readonly number[]];

/** A passage that has something of a question. */
export interface FoundPassage {
  readonly episodeId: string;
  readonly podcastId: string;
  readonly episodeTitle: string;
  readonly podcastName: string;
  /** ISO 8601 UTC; null of an episode that isn't published. */
  readonly publishedAt: string | null;
  readonly language: string;
  /** Its place among the passages of the episode, from 0. */
  readonly position: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly chapter: string;
  readonly cues: readonly PassageCue[];
  readonly sources: readonly PassageSource[];
  readonly hits: readonly Hit[];
}

/** What a look into the index found. */
export interface Found {
  readonly terms: readonly FoundTerm[];
  readonly passages: readonly FoundPassage[];
}

/** Where to look. */
export interface SearchScope {
  readonly podcastId: string | null;
  /** In these shows alone; null for all. */
  readonly within: readonly string[] | null;
  /** Also in episodes that aren't public. */
  readonly withUnpublished: boolean;
}

/** The index as it is read. */
export interface PassageFinder {
  /** The best of what has the phrases, or else a word of the query. */
  find(query: SearchQuery, scope: SearchScope): Promise<Found>;
}
