import type { QuestionKind } from './kinds.ts';
import type { Phrases } from './phrases.ts';

/** One way to write turned into a way to say: what is found, and what is said for it. */
export type Reading = readonly [RegExp, string | ((...groups: string[]) => string)];

/** What the built-in writer knows of a language. Fields of a language without grammar of its own match nothing. */
export interface Language {
  /** BCP 47. */
  readonly tag: string;
  /** Ways to say what is written in figures, signs and abbreviations, applied in order. */
  readonly readings: readonly Reading[];
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
  /** A headline that brings its own lead-in, as "Next, the stones" does. */
  readonly leadsItself: RegExp;
  /** Finds nouns that are spoken of as known, in its first group; a language without articles has none. */
  readonly pointsBack?: RegExp;
  /** How a sentence looks that answers such a question. */
  readonly answers: Readonly<Record<QuestionKind, RegExp>>;
  /** "The recipe: 500 grams flour", its first group being what a listener might ask for. */
  readonly label?: RegExp;
  /** Words of the author about himself, which nobody else can say as his own. */
  readonly speaksOfItself: RegExp;
  /** Words that mean another day on another day: tomorrow. */
  readonly dependsOnDay: RegExp;
  /** Says when something takes place. */
  readonly saysWhen: RegExp;
  /** What stands behind a name that is being explained. */
  readonly defines: RegExp;
  /** Words that say nothing about a topic, lower case. */
  readonly stopWords: ReadonlySet<string>;
  /** The part of a word that its forms share, for comparing. */
  stem(word: string): string;
  readonly phrases: Phrases;
}
