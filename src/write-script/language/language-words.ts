/**
 * What the writer says in a language, as templates: names in braces are filled in. An empty one
 * stays unsaid. Nothing is inflected: what is filled in stands alone, behind a colon or a comma.
 */
export interface PhraseTexts {
  /** Titles of chapters; an empty one stands for the show's own. */
  readonly opening: string;
  readonly closing: string;
  readonly brief: string;
  /** {show}, {period} */
  readonly welcome: string;
  /** {show} */
  readonly farewell: string;
  /** {from}, {until} */
  readonly range: string;
  readonly headlines: string;
  readonly inBrief: string;
  /** Leads to how a story began: {day} */
  readonly firstReport: string;
  /** Leads to an earlier post of a matter that has only gone on since: {day} */
  readonly before: string;
  readonly since: string;
  /** Leads from a story's first report to the later ones. */
  readonly sinceThen: string;
  /** Leads to what was said first, and to what denies it. */
  readonly claim: string;
  readonly reply: string;
  /** {who}, {channel} */
  readonly passedOn: string;
  readonly member: string;
  /** {who} */
  readonly writes: string;
  readonly quotes: string;
  /** {channel} */
  readonly asks: string;
  /** {list} */
  readonly answers: string;
  /** {answer}, {share}, a number of per cent */
  readonly result: string;
  /** {list} */
  readonly sources: string;
  readonly advertisement: string;
  /** {count} */
  readonly rest: string;
  readonly unspoken: string;
  /** {kept}, {found} */
  readonly covers: string;
  /** {topics}, {channels}, {period} */
  readonly summary: string;
  /** As reported before: {day} */
  readonly asReported: string;
}

/** How a day is named as the time of something: "am {day}". What no template inflects is a list, Monday first. */
export interface OnDayTexts {
  readonly weekday: string | readonly string[];
  readonly date: string;
}

/** What is said for signs; an empty word leaves the sign unsaid, an empty `about` all of them. */
export interface SignWords {
  /** For ~ */
  readonly about: string;
  /** Words that say as much as ~ or + already, where they stand in front of the figure: "around ~100". */
  readonly said?: string;
  /** For < and > in front of a figure. */
  readonly under: string;
  readonly over: string;
  /** For = and for an arrow, between two words. */
  readonly equals: string;
  readonly to: string;
  /** For 100+ */
  readonly moreThan: string;
  /** For the stroke behind a price, with a space where the unit is a word of its own: € 9/m². Empty where it stands behind. */
  readonly per: string;
  /** For - and + in front of degrees and shares, for ≤ and ≥ in front of a figure, for §. Empty where the sign stays. */
  readonly minus: string;
  readonly plus: string;
  readonly atMost: string;
  readonly atLeast: string;
  readonly section: string;
}

/**
 * How a language's posts give away what they are. Each is a list of alternatives of a regular
 * expression, matched without regard to case; words begin at a word's beginning.
 */
export interface CueTexts {
  /** Opens a post that only greets. */
  readonly greets: string;
  /** Asks to subscribe, to share, to vote for the channel; takes leave. */
  readonly calls: string;
  /** Opens a line or a sentence that only says where there is more. */
  readonly pointers: string;
  /** Ends a sentence whose content is behind a link: "The list is at the link." */
  readonly linked: string;
  /** Whoever made a picture stands behind it and a colon: "Photo: Ann Bell". */
  readonly credits: string;
  /** A line by which an advertisement declares itself. */
  readonly declares: string;
  /** By which a member of a group offers a thing of their own, or looks for one. */
  readonly classifieds: string;
  /** Groups of words of which an advertisement has several. */
  readonly offers: readonly string[];
  /** Says that something is other than was said, or over. */
  readonly corrects: string;
  /** Stands beside what brought something about, as whole words: "because of". */
  readonly causes: string;
  /** Says that what was offered can't be had any more. */
  readonly soldOut: string;
  /** Opens a clause that only says who says so: according to. Undefined where the grammar knows it. */
  readonly attributes?: string;
  /** Opens a post that denies another. */
  readonly denies: string;
  /** Opens a post that says that an alarm sounds or is over, as whole words. */
  readonly alarms: string;
  /** The first person singular, as whole words. */
  readonly firstPerson: string;
  /** Opens a sentence that needs the one before it, as whole words. */
  readonly leans: string;
  /** Is true in the hours in which it is said, as whole words: tonight, right now. */
  readonly passing: string;
  /** Opens a headline that says nothing without its content, as whole words. */
  readonly teases: string;
  /** Stands with a colon before a report. */
  readonly labels: string;
  /** Whoever can stand behind a dash as the source of a report. */
  readonly sources: string;
  /** "part" before the number of a part. */
  readonly part: string;
}

/** Everything of a language that is words. */
export interface LanguageWords {
  /** False where no speaker of the language has read these. */
  readonly isReviewed: boolean;
  /** The name that snowball-stemmers has for it; undefined where words are cut to their beginning. */
  readonly stemmer?: string;
  /** Words that say nothing about a subject. */
  readonly stopWords: readonly string[];
  /** Acronyms that could be read as words, in capitals; undefined where none is known. */
  readonly acronyms?: string;
  readonly phrases: PhraseTexts;
  /** Undefined where a day stands as it is named. */
  readonly onDay?: OnDayTexts;
  readonly signs: SignWords;
  readonly cues: CueTexts;
}
