import type { Post } from '../../episode/content.ts';
import type { Language } from '../language/language.ts';
import { type Block, toBlocks } from './blocks.ts';
import { cleanCharacters } from './clean-characters.ts';
import { closeGaps } from './close-gaps.ts';
import { closeCodeRanges, closeMarkdownCode, closeUnmarkedCode } from './code.ts';
import { finishSentence } from './finish-sentence.ts';
import { GAP } from './gap.ts';
import { closeHashtags, closeLinks, hashtagsOf } from './links.ts';
import { withoutMarkup } from './markup.ts';
import { joinQuotations } from './quotation.ts';
import { splitSentences } from './sentences.ts';

/** A sentence of a post, or all those of one quotation, still as people write it: figures and abbreviations are read later. */
export interface Sentence {
  readonly text: string;
  /** It makes sense only after the sentence before it: it refers to it, or answers it. */
  readonly leans: boolean;
}

/** What a post says, without anything that is not language. */
export interface PostText {
  /** The post's own headline, without an end mark. */
  readonly headline?: string;
  readonly sentences: readonly Sentence[];
  readonly hashtags: readonly string[];
}

/** Items up to here are listed in one sentence; longer ones are sentences of their own. */
const LABEL_WORDS = 3;
const PHRASE_WORDS = 9;
const MOST_HEADLINE_CHARACTERS = 90;
const wordsIn = (text: string): number => text.split(/\s+/).length;

const words = (post: Pick<Post, 'text' | 'code'>): string => {
  // Same length, so that the ranges still fit.
  const text = post.text.replaceAll(GAP, ' ');
  const prose = withoutMarkup(
    closeUnmarkedCode(closeMarkdownCode(cleanCharacters(closeCodeRanges(text, post.code ?? [])))),
  );
  return closeHashtags(closeLinks(prose));
};

const takeHeadline = (blocks: Block[]): string | undefined => {
  const [first, second] = blocks;
  if (first?.kind !== 'paragraph' || !second) return undefined;
  const text = first.text.replace(/[\s:]+$/, '');
  // "Bring with you:" belongs to what follows.
  if (/:$/.test(first.text) && second.kind !== 'paragraph') return undefined;
  const isHeadline =
    text.length <= MOST_HEADLINE_CHARACTERS &&
    !/[.;,]$|\p{L}{2}[.!?]\s/u.test(text) &&
    !text.includes(GAP);
  if (!isHeadline || !/\p{L}/u.test(text)) return undefined;
  blocks.shift();
  return finishSentence(text).replace(/[.]$/, '');
};

const listSentences = (items: readonly string[], leadIn: string, language: Language): string[] => {
  const told = items.filter((item) => item.replaceAll(GAP, '').trim() !== '');
  if (told.length === 0) return leadIn === '' ? [] : [`${leadIn} ${GAP}`];
  const isShort = told.every((item) => {
    const most = leadIn !== '' && !/^\p{Lu}/u.test(item) ? PHRASE_WORDS : LABEL_WORDS;
    return wordsIn(item) <= most && !/[.!?]\s+\S/.test(item);
  });
  if (isShort) {
    const items = told.map((item) => item.replace(/[\s.,;!]+$/, ''));
    return [`${leadIn} ${language.phrases.list(items)}.`.trim()];
  }
  const opening = leadIn === '' ? [] : [leadIn.replace(/\s*:$/, '.')];
  return [
    ...opening,
    ...told.flatMap((item) => splitSentences(item, language)).map((item) => finishSentence(item)),
  ];
};

/** The blocks' sentences in order; a gap of its own follows the sentence that leads to it. */
const rawSentences = (blocks: readonly Block[], language: Language): string[] => {
  const sentences: string[] = [];
  for (const block of blocks) {
    const last = sentences.at(-1) ?? '';
    if (block.kind === 'paragraph') sentences.push(...splitSentences(block.text, language));
    else if (block.kind === 'list') {
      const leadIn = /:$/.test(last) ? last : '';
      if (leadIn !== '') sentences.pop();
      sentences.push(...listSentences(block.items, leadIn, language));
    } else sentences.push(GAP);
  }
  return sentences;
};

/** A sentence begins with a capital, unless it begins with a name that has its own way of writing. */
const capitalised = (sentence: string): string =>
  sentence.replace(/^["'(]?\p{Ll}+(?=[\s,;:!?]|\.(?!\p{L}))/u, (word) =>
    word.replace(/\p{Ll}/u, (letter) => letter.toUpperCase()),
  );

/** "Custom formatter" above a piece of code names the code, and goes with it. */
const isLabel = (raw: string, next: string | undefined): boolean =>
  next === GAP && wordsIn(raw) <= LABEL_WORDS && !/[.!?]$/.test(raw);

const CODE_LEFT = /[={}<>\\^~|]|\w\([\w'"]+[,=]|\S::\S|&&|->|\[[^\]]*\]/;

/** Whether a sentence asks. */
export const isQuestion = (sentence: string): boolean => /[?？؟]["')»”]*$/u.test(sentence);

/** Reads a post down to the sentences that can be said as they stand. Never throws, whatever the text holds. */
export const readPost = (post: Pick<Post, 'text' | 'code'>, language: Language): PostText => {
  const blocks = toBlocks(words(post));
  const headline = takeHeadline(blocks);
  const whole: Sentence[] = [];
  const damaged: Sentence[] = [];
  let afterGap = false;
  let previous = '';
  const raws = rawSentences(blocks, language);
  for (const [index, raw] of raws.entries()) {
    const closed = isLabel(raw, raws[index + 1]) ? undefined : closeGaps(raw, language);
    const text = closed ? capitalised(finishSentence(closed.text)) : '';
    const leans: boolean = language.leansOnPrevious.test(text) || isQuestion(previous);
    const canBeSaid = text !== '' && !CODE_LEFT.test(text);
    const isWhole: boolean = closed?.whole === true && canBeSaid && !(leans && afterGap);
    if (isWhole) whole.push({ text, leans });
    else if (canBeSaid && !leans) damaged.push({ text, leans });
    afterGap = !isWhole;
    previous = isWhole ? text : '';
  }
  const hashtags = hashtagsOf(cleanCharacters(post.text.replaceAll(GAP, ' ')));
  // A sentence around a link is better than a post untold.
  const sentences = joinQuotations(whole.length > 0 ? whole : damaged);
  return { ...(headline ? { headline } : {}), sentences, hashtags };
};
