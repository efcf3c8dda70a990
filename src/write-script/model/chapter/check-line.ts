import type { Language } from '../../language/language.ts';
import { checkSpeech } from './check-speech.ts';
import type { DraftLine } from './draft.ts';
import { figuresIn } from './facts/figures.ts';
import { hasQuote } from './facts/find-quote.ts';
import { follows } from './facts/follows.ts';
import { knownWeekdays, weekdaysIn } from './facts/weekdays.ts';
import type { NumberedPost } from './number-posts.ts';

/** What the lines of a script may rest on. */
export interface Sources {
  readonly language: Language;
  readonly posts: ReadonlyMap<number, NumberedPost>;
  /** What may be said whatever the line: the show's own words and the days of the window. */
  readonly common: readonly string[];
  readonly roles: ReadonlySet<string>;
}

/** A line that rests on nothing is talk between two others; what is longer tells something. */
const MOST_OWN_CHARACTERS = 200;

/** What may be said of some posts: `words` of theirs, and what stands above them. */
export const checkFacts = (
  text: string,
  words: readonly string[],
  posts: readonly NumberedPost[],
  { language, common }: Sources,
): string[] => {
  const dates = posts.map(({ date }) => date.slice(0, 10));
  const around = posts.flatMap(({ channel, toldBefore }) => [channel, toldBefore ?? '']);
  const quoted = words.flatMap((each) => figuresIn(each));
  const beside = around.flatMap((each) => figuresIn(each));
  const given = [...beside, ...[...dates, ...common].flatMap((each) => figuresIn(each))];
  const years = dates.map((date) => Number(date.slice(0, 4)));
  const figures = figuresIn(text, language.tag).filter(
    (figure) => !follows(figure, { quoted, around: given, years }),
  );
  const named = weekdaysIn(text, language.tag);
  // Most lines name none, and which ones may be named takes long to find.
  const days =
    named.length > 0
      ? knownWeekdays([...words, ...around, ...common], dates, [...quoted, ...beside])
      : new Set<number>();
  const weekdays = named.filter((day) => !days.has(day));
  return [
    ...new Set(
      figures.map(({ written }) => `The figure ${written} does not follow from what is quoted.`),
    ),
    ...(weekdays.length > 0
      ? ['It names a day of the week that does not follow from what is quoted or its date.']
      : []),
  ];
};

const checkEvidence = ({ evidence, text }: DraftLine, { posts }: Sources): string[] => {
  const faults = evidence.flatMap(({ post, quote }) => {
    const cited = posts.get(post);
    if (!cited) return [`It rests on post ${post}, which does not exist.`];
    return hasQuote(cited.text, quote)
      ? []
      : [`Post ${post} does not hold the words ${JSON.stringify(quote.slice(0, 80))}.`];
  });
  if (evidence.length > 0 || text.length <= MOST_OWN_CHARACTERS) return faults;
  return ['It tells something and quotes no post that it rests on.'];
};

/**
 * What is wrong with a line as far as that can be known without understanding it, in words for
 * whoever wrote it: quotations that their posts don't hold, figures and days that don't follow from
 * them, what can't be spoken. Holds in every language.
 */
export const checkLine = (line: DraftLine, sources: Sources): string[] => {
  const { speaker, text, evidence } = line;
  const cited = evidence.flatMap(({ post }) => sources.posts.get(post) ?? []);
  return [
    ...(sources.roles.has(speaker) ? [] : [`There is no speaker ${JSON.stringify(speaker)}.`]),
    ...checkSpeech(text),
    ...checkEvidence(line, sources),
    ...checkFacts(
      text,
      evidence.map(({ quote }) => quote),
      cited,
      sources,
    ),
  ];
};
