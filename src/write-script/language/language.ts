import type { Cues } from './cues.ts';
import type { Phrases } from './phrases.ts';

/** One way to write turned into a way to say: what is found, and what is said for it. */
export type Reading = readonly [RegExp, string | ((...groups: string[]) => string)];

/** How a language's sentences hang together. Fields of a language without grammar of its own match nothing. */
export interface Grammar {
  /** A lead-in that says nothing without the code, list or picture it points at. */
  readonly pointsAtRemoved: RegExp;
  /** Words at the end of a text that need what came after them. */
  readonly leadsToRemoved: RegExp;
  /** A sentence about code that listeners can't see. */
  readonly speaksOfRemoved: RegExp;
  /** Points at something as known: "this message". */
  readonly demonstrates: RegExp;
  /** An opening that needs what comes behind it: "To register," */
  readonly hangsOn: RegExp;
  /** A clause that goes on with a list. */
  readonly isListed: RegExp;
  /** An opening that needs the sentence before it. */
  readonly leansOnPrevious: RegExp;
  /** A lead-in that says how many things follow. */
  readonly announcesCount: RegExp;
  /** An opening that asks the reader to do something: it names nothing. */
  readonly callsToAct: RegExp;
  /** Finds nouns that are spoken of as known, in its first group; a language without articles has none. */
  readonly pointsBack?: RegExp;
}

/** What the built-in writer knows of a language. */
export interface Language extends Grammar {
  /** BCP 47. */
  readonly tag: string;
  /** Ways to say what is written in figures, signs and abbreviations, applied in order. */
  readonly readings: readonly Reading[];
  /** False where no speaker of the language has read its words. */
  readonly isReviewed: boolean;
  /** Acronyms that could be read as words. */
  readonly acronyms: ReadonlySet<string>;
  /** Words that say nothing about a topic, lower case. */
  readonly stopWords: ReadonlySet<string>;
  /** The part of a word that its forms share, for comparing. */
  stem(word: string): string;
  readonly cues: Cues;
  readonly phrases: Phrases;
}
