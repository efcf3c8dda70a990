import type { Language } from '../language/language.ts';
import { closeGaps } from './close-gaps.ts';
import { capitalised, finishSentence } from './finish-sentence.ts';
import { CODE_GAP, GAP } from './gap.ts';
import { joinQuotations } from './quotation.ts';
import { LABEL_WORDS, type RawSentence } from './raw-sentences.ts';
import { isQuestion, wordsIn } from './sentences.ts';

/** A sentence of a post, or all those of one quotation, still as people write it: figures and abbreviations are read later. */
export interface Sentence {
  readonly text: string;
  /** It makes sense only after the sentence before it: it refers to it, or answers it. */
  readonly leans: boolean;
  /** It says how many things follow: these sentences, which begin them. */
  readonly announces?: readonly string[];
}

/** What of a post can be said, and how much of its words that is, from 0 to 1. */
export interface KeptSentences {
  readonly sentences: readonly Sentence[];
  readonly intact: number;
}

const isGap = (text: string | undefined): boolean => text === GAP || text === CODE_GAP;
/** What comes next begins with something that was taken out. */
const beginsInGap = (text: string | undefined): boolean =>
  text !== undefined && (text.startsWith(GAP) || text.startsWith(CODE_GAP));

/** A sentence begins with a capital, unless it stands behind a cut word: "'s Avonds". */
const begun = (sentence: string): string =>
  /^(?!'\p{Ll} \p{Lu})["'(]?\p{Ll}+(?=[\s,;:!?]|\.(?!\p{L}))/u.test(sentence)
    ? capitalised(sentence)
    : sentence;

/** "Custom formatter" above a piece of code names the code, and goes with it. */
const isLabel = (raw: string): boolean => wordsIn(raw) <= LABEL_WORDS && !/[.!?]$/.test(raw);

/** What can't be anything but code. */
const CODE_LEFT =
  /[{}]|\w\([\w'"]+[,=][^)]*\)|\S::\S|&&|\|\||[!=]==?|\w+\s?=\s?['"[(]|<\/?[A-Za-z][^>\n]*>/;
/** Signs that are code beside code, and ordinary elsewhere. */
const CODE_SIGNS = /'[^']*', '[^']*'|[=<>\\^~|]|->|\[[^\]]*\]/;

/** "The papers were chosen by", and then a link. */
const leadsOn = (raw: string, { leadsToRemoved }: Language): boolean =>
  !/[.!?:。！？]["'»”)]*$/u.test(raw) && leadsToRemoved.test(raw);

type Indexed = Sentence & { readonly index: number };

/** Without the sentences that say how many things follow where one of these was left out. */
const keepingCount = (kept: readonly Indexed[], raws: readonly RawSentence[]): Indexed[] =>
  kept.flatMap((sentence) => {
    const { announces: count = 0 } = raws[sentence.index] ?? {};
    if (count === 0) return [sentence];
    const begins = raws
      .flatMap(({ opens }, index) => (opens && index > sentence.index ? [index] : []))
      .slice(0, count);
    const announces = kept.filter(({ index }) => begins.includes(index)).map(({ text }) => text);
    return announces.length === count ? [{ ...sentence, announces }] : [];
  });

/** Without the questions whose answer was left out; one that ends the post is for everybody. */
const answered = (sentences: readonly Indexed[], count: number): Sentence[] => {
  const kept = new Set<number>([count]);
  const result: Sentence[] = [];
  for (const { index, ...sentence } of sentences.toReversed()) {
    if (isQuestion(sentence.text) && !kept.has(index + 1)) continue;
    kept.add(index);
    result.unshift(sentence);
  }
  return result;
};

/**
 * Keeps the sentences that can be said as they stand. One that speaks of code, or leans on a
 * sentence that was left out, goes too, and so does what a lost opening was to explain.
 */
export const keepSentences = (raws: readonly RawSentence[], language: Language): KeptSentences => {
  const hadCode = raws.some(({ text }) => text.includes(CODE_GAP));
  const whole: Indexed[] = [];
  const damaged: Sentence[] = [];
  let afterGap = false;
  let afterQuestion = false;
  let openingWasLost = false;
  for (const [index, raw] of raws.entries()) {
    if (raw.opens) openingWasLost = false;
    const isTitle = hadCode && raw.opens && isLabel(raw.text);
    const closed =
      isTitle ||
      (isGap(raws[index + 1]?.text) && isLabel(raw.text)) ||
      (beginsInGap(raws[index + 1]?.text) && leadsOn(raw.text, language))
        ? undefined
        : closeGaps(raw.text, language);
    const text = closed ? begun(finishSentence(closed.text)) : '';
    const isFragment: boolean = afterGap && hadCode && wordsIn(text) <= LABEL_WORDS;
    const leans: boolean = isFragment || afterQuestion || language.leansOnPrevious.test(text);
    const isOfCode: boolean =
      hadCode &&
      (language.speaksOfRemoved.test(text) || (afterGap && language.demonstrates.test(text)));
    const canBeSaid: boolean =
      text !== '' &&
      !CODE_LEFT.test(text) &&
      !(hadCode && CODE_SIGNS.test(text)) &&
      !openingWasLost &&
      !isOfCode &&
      !(leans && afterGap);
    if (canBeSaid && closed?.whole) whole.push({ text, leans, index });
    else if (canBeSaid && !leans) damaged.push({ text, leans });
    afterGap = !(canBeSaid && closed?.whole);
    if (raw.opens && !isGap(raw.text) && raw.text.includes(CODE_GAP)) openingWasLost = afterGap;
    // What answers a question that nobody heard answers nothing.
    afterQuestion = isQuestion(raw.text);
  }
  // A sentence around a link is better than a post untold.
  const sentences = joinQuotations(
    whole.length > 0 ? answered(keepingCount(whole, raws), raws.length) : damaged,
  );
  const lengthOf = (texts: readonly { readonly text: string }[]) =>
    texts.reduce((sum, { text }) => sum + (isGap(text) ? 0 : text.length), 0);
  return { sentences, intact: Math.min(1, lengthOf(sentences) / (lengthOf(raws) || 1)) };
};
