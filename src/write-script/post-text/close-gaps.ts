import type { Language } from '../language/language.ts';
import { CODE_GAP, GAP, HIDDEN_GAP, OMITTED } from './gap.ts';

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
    .replace(new RegExp(`\\s*\\([^()]*[${GAP}${CODE_GAP}${HIDDEN_GAP}][^()]*\\)`, 'gu'), (inner) =>
      wordCount(inner) <= 3 || /[\uFDD0\uFDD9]/u.test(inner) ? '' : inner.replaceAll(GAP, ''),
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

/** "Join us at GAP tonight": gaps go with the words that lead to them; a gap without any is a part of the sentence. */
const dropGaps = (text: string, language: Language): string | undefined => {
  const parts = text.split(GAP);
  const last = parts.pop() ?? '';
  if (!parts.every((part) => language.leadsToRemoved.test(part.trimEnd()))) return undefined;
  const kept = parts.map((part) => part.trimEnd().replace(language.leadsToRemoved, ''));
  return [...kept, last].join(' ').trim();
};

/** "It is out GAP": what trails a sentence was no part of it, unless its last words lead there. */
const closeTrailing = (text: string, language: Language): ClosedSentence | undefined => {
  const rest = text.replace(language.leadsToRemoved, '');
  const words = wordCount(rest);
  if (words < LEAST_WORDS - 1 || (words < LEAST_WORDS && rest !== text)) return undefined;
  // ", see GAP" was an aside.
  const isAside = text.startsWith(',', rest.length);
  const pointing = isAside ? rest : text;
  const points = language.pointsAtRemoved.exec(pointing);
  const leadsThere = points !== null && points.index + points[0].length === pointing.length;
  if (points !== null && (words < LEAST_WORDS + 2 || leadsThere)) return undefined;
  return { text: rest, whole: isAside || rest === text };
};

/** Leaves out the first clause where it hangs on the rest: "Thanks to GAP for the tip, the bell rings again". */
const dropFirstClause = (text: string, language: Language): ClosedSentence | undefined => {
  const [first = '', ...clauses] = text.split(/(?<=,)\s+/u);
  const rest = clauses.join(' ');
  if (rest.includes(GAP) || wordCount(rest) < LEAST_WORDS_OF_CLAUSES) return undefined;
  const isAside =
    language.cues.attributes.test(first) ||
    (language.hangsOn.test(first) && !language.isListed.test(rest));
  return isAside ? { text: rest, whole: true } : undefined;
};

/** Leaves out the last clause where the ones before it are a sentence without it. */
const dropLastClause = (text: string, language: Language): ClosedSentence | undefined => {
  const clauses = text.split(/(?<=[,;])\s+|\s+(?=\p{Pd}\s)/u);
  const last = clauses.pop() ?? '';
  const rest = clauses.join(' ');
  if (rest.includes(GAP) || wordCount(rest) < LEAST_WORDS_OF_CLAUSES) return undefined;
  // What hangs on the clause that goes, or is listed with it, is half a sentence.
  if (language.hangsOn.test(rest) || language.isListed.test(last)) return undefined;
  return { text: rest, whole: !language.leadsToRemoved.test(rest) };
};

const dropWords = (text: string, language: Language): ClosedSentence | undefined => {
  const rest = dropGaps(text, language)?.replace(language.leadsToRemoved, '');
  // "Thanks to GAP for the picture" has nobody to thank.
  if (rest !== undefined && language.hangsOn.test(rest) && !rest.includes(',')) return undefined;
  return wordCount(rest ?? '') < LEAST_WORDS ? undefined : { text: rest ?? '', whole: false };
};

/** An address in front of a sentence is no part of it. */
const LEADING_GAP = new RegExp(`^[\\s,;:–—-]*(?:${GAP}[\\s,;:–—-]*)+(?=[\\p{Lu}\\p{Lo}"“«])`, 'u');

/** "It rose from ~~9~~ to 8": the word that led to what is struck out goes with it, but not in "is ~~not~~ open". */
const closeOmissions = (text: string, language: Language): string =>
  text.split(OMITTED).reduce((before, after) => {
    const led = before.trimEnd();
    const [next = ''] = /^\s*\S+/u.exec(after) ?? [];
    return language.leadsToRemoved.test(led) && language.leadsToRemoved.test(next)
      ? `${led.replace(language.leadsToRemoved, '')} ${after.trimStart()}`
      : before + after;
  });

/**
 * Closes the gaps of a sentence: parentheses around a gap go, a lead-in to one becomes a sentence or
 * goes. Undefined when too little is left to say, or when a part of it was code.
 */
export const closeGaps = (sentence: string, language: Language): ClosedSentence | undefined => {
  const whole = closeOmissions(sentence, language).replace(LEADING_GAP, '');
  const text = withoutEmptyParentheses(whole).trim();
  const core = text.replace(new RegExp(`[\\s.,;!?${GAP}]+$`, 'u'), '');
  const endsInGap = new RegExp(`${GAP}[\\s.,;!?${GAP}]*$`, 'u').test(text);
  if (text.includes(CODE_GAP) || text.includes(HIDDEN_GAP)) return undefined;
  if (/[:\p{Pd}]\s*$/u.test(core) && !core.includes(GAP)) return closeLeadIn(core, language);
  if (!text.includes(GAP)) {
    return /\p{L}/u.test(text) || /\d/.test(text) ? { text, whole: true } : undefined;
  }
  if (endsInGap && !core.includes(GAP)) return closeTrailing(core, language);
  return (
    dropFirstClause(text, language) ?? dropLastClause(text, language) ?? dropWords(text, language)
  );
};
