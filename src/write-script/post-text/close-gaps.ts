import type { Language } from '../language/language.ts';
import { GAP } from './gap.ts';

/** A sentence without gaps; `whole` when nothing that it needs is missing. */
export interface ClosedSentence {
  readonly text: string;
  readonly whole: boolean;
}

const wordCount = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

const withoutEmptyParentheses = (text: string): string =>
  text
    .replace(new RegExp(`\\s*\\([^()]*${GAP}[^()]*\\)`, 'gu'), (inner) =>
      wordCount(inner) <= 3 ? '' : inner.replaceAll(GAP, ''),
    )
    .replace(/\s*[([{]\s*[)\]}]/g, '');

const LEAST_WORDS = 4;

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
  const rest = dropGaps(text, language).replace(language.leadsToRemoved, '');
  if (wordCount(rest) < LEAST_WORDS) return undefined;
  // "Guido wrote it. GAP": what trails the sentence was no part of it.
  const trails = endsInGap && !core.includes(GAP) && /[.!?]\s*$/u.test(text.split(GAP)[0] ?? '');
  return { text: rest, whole: trails };
};
