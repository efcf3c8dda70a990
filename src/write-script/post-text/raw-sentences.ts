import type { Language } from '../language/language.ts';
import type { Block } from './blocks.ts';
import { finishSentence, withEndMark } from './finish-sentence.ts';
import { CODE_GAP, GAP } from './gap.ts';
import { sentencesOf, wordsIn } from './sentences.ts';

/** A sentence as it was cut out of a post, its gaps still open. */
export interface RawSentence {
  readonly text: string;
  /** It is the first of its paragraph or item. */
  readonly opens: boolean;
  /** It says how many things follow, and these are so many items. */
  readonly announces?: number;
}

/** Items up to here are listed in one sentence; longer ones are sentences of their own. */
export const LABEL_WORDS = 3;
const PHRASE_WORDS = 9;

const opening = (sentences: readonly string[]): RawSentence[] =>
  sentences.map((text, index) => ({ text, opens: index === 0 }));

const isOnlyGap = (text: string): boolean =>
  text.replaceAll(GAP, '').replaceAll(CODE_GAP, '').trim() === '';

const listSentences = (
  items: readonly string[],
  leadIn: string,
  language: Language,
): RawSentence[] => {
  const told = items.filter((item) => !isOnlyGap(item));
  if (told.length === 0) return leadIn === '' ? [] : opening([`${leadIn} ${GAP}`]);
  const isShort = told.every((item) => {
    const most = leadIn !== '' && !/^\p{Lu}/u.test(item) ? PHRASE_WORDS : LABEL_WORDS;
    const isSentence = wordsIn(item) >= LABEL_WORDS && /[.!?]$/.test(item);
    return wordsIn(item) <= most && !isSentence && !/[.!?]\s+\S|[。！？]/u.test(item);
  });
  if (isShort) {
    const listed = told.map((item) => item.replace(/[\s.,;!]+$/, ''));
    return opening([withEndMark(`${leadIn} ${language.phrases.list(listed)}`.trim())]);
  }
  // "In order:" says nothing where each item is a sentence of its own.
  const lead = wordsIn(leadIn) < LABEL_WORDS ? [] : [leadIn.replace(/\s*:$/, '.')];
  const sentences = told.map((item) =>
    sentencesOf(item, language.tag).map((each) => finishSentence(each)),
  );
  const counts = lead.length === 1 && language.announcesCount.test(leadIn);
  const leads = opening(lead).map((each) => (counts ? { ...each, announces: told.length } : each));
  return [...leads, ...sentences.flatMap(opening)];
};

/** The blocks' sentences in order; a gap of its own follows the sentence that leads to it. */
export const rawSentences = (blocks: readonly Block[], language: Language): RawSentence[] => {
  const sentences: RawSentence[] = [];
  for (const block of blocks) {
    const last = sentences.at(-1)?.text ?? '';
    if (block.kind === 'paragraph') {
      const [first = '', ...others] = sentencesOf(block.text, language.tag);
      // "It says:" goes on with what it says.
      const goesOn = /:$/.test(last);
      if (goesOn) sentences.pop();
      sentences.push(...opening([goesOn ? `${last} ${first}` : first, ...others]));
    } else if (block.kind === 'list') {
      const leadIn = /:$/.test(last) ? last : '';
      if (leadIn !== '') sentences.pop();
      sentences.push(...listSentences(block.items, leadIn, language));
    } else sentences.push({ text: block.ofCode ? CODE_GAP : GAP, opens: true });
  }
  return sentences;
};
