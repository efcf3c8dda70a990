import type { LeadKind, QuestionKind } from './kinds.ts';

/** Several ways to say the same; the writer goes round them, so that an episode does not repeat itself. */
export type Ways<A extends readonly unknown[]> = readonly ((...about: A) => string)[];

/** Everything the built-in writer says in its own words. Empty `Ways` mean that it stays silent. */
export interface Phrases {
  /** Empty titles stand for the show's own. */
  readonly openingTitle: string;
  readonly closingTitle: string;
  /** The title of the chapter that holds single short posts. */
  readonly briefTitle: string;
  readonly welcome: Ways<[show: string, period: string]>;
  /** Names the topics ahead. */
  readonly contents: Ways<[topics: string]>;
  readonly farewell: Ways<[show: string]>;
  /** Leads to the first topic. */
  readonly first: Ways<[topic: string]>;
  /** Leads to the next topic. */
  readonly next: Ways<[topic: string]>;
  /** Leads from one post to another about the same. */
  readonly related: Ways<[topic: string]>;
  /** Leads to the next topic where the post gives it no name. */
  readonly turn: Ways<[]>;
  /** Between two speakers, asks for `contents`. */
  readonly askContents: Ways<[]>;
  /** Between two speakers, asks about the first topic, and about a later one: what is told then answers. */
  readonly askFirst: Ways<[topic: string]>;
  readonly askAbout: Readonly<Record<LeadKind, Ways<[topic: string]>>>;
  /** The same where the post gives it no name: at the start, for another topic, for a post that carries the topic on. */
  readonly askUnnamed: Readonly<Record<'episode' | 'topic' | 'post', Ways<[]>>>;
  /** Leads to the single short posts. */
  readonly brief: Ways<[]>;
  /** Says where and when a post appeared. */
  readonly attribution: Ways<[channel: string, day: string]>;
  /** The same where the show has one channel. */
  readonly dayAlone: Ways<[day: string]>;
  /** Leads to what an author says of himself or of his day: what follows is quoted. */
  readonly ownWords: Ways<[channel: string, day: string]>;
  /** Asks within a post what its next sentence answers. */
  readonly ask: Readonly<Record<QuestionKind, Ways<[]>>>;
  /** Asks for what the post names in front of a colon. */
  readonly askLabel: Ways<[label: string]>;
  /** Leads to a post that says of itself that it is an advertisement. */
  readonly advertisement: Ways<[]>;
  readonly poll: Ways<[question: string]>;
  /** Answers the poll's question: what there is to choose from. */
  readonly pollOptions: Ways<[options: string]>;
  /** Told of a post that is nothing but code or links. */
  readonly unspeakable: Ways<[channel: string, count: number]>;
  /** The day of a post within a sentence; with the year where the window needs it. */
  day(date: Date, detail: DayDetail): string;
  period(from: Date, until: Date): string;
  /** Somebody's words within a sentence. */
  quote(words: string): string;
  list(items: readonly string[]): string;
  summary(posts: number, channels: string, period: string, topics: string): string;
}

export type DayDetail = 'weekday' | 'date' | 'date-and-year';
