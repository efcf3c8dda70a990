/**
 * What a language says of points that end no sentence. Each list is words set apart by commas, an
 * abbreviation without its last point ("z. B"). A word in lower case stands for all its spellings, one
 * with a capital for those with a capital alone.
 */
export interface SentenceRules {
  /** Abbreviations that what they belong to follows, so that no sentence ends there: Dr., e.g. */
  readonly inside?: string;
  /** Abbreviations before a number; before anything else they are words: no. 5. */
  readonly beforeNumbers?: string;
  /** Abbreviations that end a sentence only where an opener follows: Inc., Jr. */
  readonly seldomLast?: string;
  /** Abbreviations behind which a capital begins a sentence: etc. */
  readonly oftenLast?: string;
  /** Abbreviations that end a sentence as `oftenLast` do where a number stands before them: 2024 г. */
  readonly behindNumbers?: string;
  /** Words in lower case that open a sentence far more often than they belong to a name: the, then. */
  readonly openers?: string;
  /** Names in two words whose second is a letter: vitamin C. */
  readonly letterNames?: string;
  /** What goes on with an abbreviation of `oftenLast` despite its capital: 5 p.m. Monday. */
  readonly followers?: string;
  /** Names that end in a mark: Yahoo! */
  readonly markedNames?: string;
  /** Where a number with a point is an ordinal. */
  readonly ordinals?: Ordinals;
  /** What stands joined in front of an abbreviation: "and" in Hebrew. An elided article without it. */
  readonly joined?: RegExp;
  /** What goes on with a sentence behind a quotation that ended: "he said". It is matched at the start. */
  readonly attribution?: RegExp;
}

/** Where a number with a point goes on before a capital: behind a leader, before a follower; behind anything without leaders. */
interface Ordinals {
  readonly leaders?: string;
  readonly followers: string;
}
