import type { Language } from '../language/language.ts';
import { GAP } from './gap.ts';

/** A sentence without gaps; `whole` when nothing that it needs is missing. */
export interface ClosedSentence {
  readonly text: string;
  readonly whole: boolean;
}

/** Words, and letters where a script puts no space between them. */
const wordCount = (text: string): number =>
  text.match(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}]+/gu,
  )?.length ?? 0;

const withoutEmptyParentheses = (text: string): string =>
  text
    .replace(new RegExp(`\\s*\\([^()]*${GAP}[^()]*\\)`, 'gu'), (inner) =>
      wordCount(inner) <= 3 ? '' : inner.replaceAll(GAP, ''),
    )
    .replace(/\s*[([{]\s*[)\]}]/g, '');

const LEAST_WORDS = 4;
const LEAST_WORDS_OF_CLAUSES = 3;

/** A lead-in whose code, link or list is gone: a sentence of its own, or nothing. */
const closeLeadIn = (text: string, language: Language): ClosedSentence | undefined => {
  const leadIn = text.replace(/[\s:\p{Pd}]+$/u, '');
  if (wordCount(leadIn) < LEAST_WORDS || language.pointsAtRemoved.test(leadIn)) return undefined;
  return { text: leadIn, whole: !language.leadsToRemoved.test(leadIn) };
};

const dropGaps = (text: string, language: Language): string => {
  let result = '';
  for (const part of text.split(GAP)) {
    result = result.replace(language.leadsToRemoved, '').trimEnd() + (result ? ' ' : '') + part;
  }
  return result.trim();
};

/** "It is out GAP": what trails a sentence was no part of it, unless its last words lead there. */
const closeTrailing = (text: string, language: Language): ClosedSentence | undefined => {
  const rest = text.replace(language.leadsToRemoved, '');
  const words = wordCount(rest);
  if (words < LEAST_WORDS - 1 || (words < LEAST_WORDS && rest !== text)) return undefined;
  if (words < LEAST_WORDS + 2 && language.pointsAtRemoved.test(text)) return undefined;
  return { text: rest, whole: rest === text };
};

/** Leaves out the clauses with gaps where the others make a sentence without them. */
const dropClauses = (text: string, language: Language): ClosedSentence | undefined => {
  const clauses = text.split(/(?<=[,;])\s+|\s+(?=\p{Pd}\s)/u);
  const kept = clauses.filter((clause) => !clause.includes(GAP));
  const rest = kept.join(' ').replace(/^\p{Pd}\s/u, '');
  if (wordCount(rest) < LEAST_WORDS_OF_CLAUSES) return undefined;
  const isEnd = clauses.slice(kept.length).every((clause) => clause.includes(GAP));
  return { text: rest, whole: isEnd && !language.leadsToRemoved.test(rest) };
};

const dropWords = (text: string, language: Language): ClosedSentence | undefined => {
  const rest = dropGaps(text, language).replace(language.leadsToRemoved, '');
  return wordCount(rest) < LEAST_WORDS ? undefined : { text: rest, whole: false };
};

/**
 * Closes the gaps of a sentence: parentheses around a gap go, a lead-in to one becomes a sentence or
 * goes. Undefined when too little is left to say.
 */
export const closeGaps = (sentence: string, language: Language): ClosedSentence | undefined => {
  const text = withoutEmptyParentheses(sentence).trim();
  const core = text.replace(new RegExp(`[\\s.,;!?${GAP}]+$`, 'u'), '');
  const endsInGap = new RegExp(`${GAP}[\\s.,;!?${GAP}]*$`, 'u').test(text);
  if (/[:\p{Pd}]\s*$/u.test(core) && !core.includes(GAP)) return closeLeadIn(core, language);
  if (!text.includes(GAP)) {
    return /\p{L}/u.test(text) || /\d/.test(text) ? { text, whole: true } : undefined;
  }
  if (endsInGap && !core.includes(GAP)) return closeTrailing(core, language);
  return dropClauses(text, language) ?? dropWords(text, language);
};
