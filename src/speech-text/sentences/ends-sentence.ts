import { abbreviationEnds } from './abbreviation-ends.ts';
import type { CompiledRules } from './compile-rules.ts';

/** A place where marks stand that may end a sentence. */
export interface Place {
  readonly line: string;
  /** Where the sentence began. */
  readonly start: number;
  /** Where the marks stand. */
  readonly at: number;
  readonly marks: string;
  /** Quotation marks and brackets directly behind the marks. */
  readonly closers: string;
  readonly gap: string;
  /** Where what follows begins. */
  readonly end: number;
}

/** How far is looked, which is longer than any abbreviation. */
const REACH = 48;

const QUOTATION_ENDS = /["”’»«“›‹」』》]/u;
const OPENS_BY_SIGN = /^["'“„«»(‘]*[¿¡]/u;

/** A Dutch word cut to its last letter, behind which the sentence's capital stands: 's Avonds. */
const OPENS_CUT = /^['’‘][a-z](?:\s+|-)\p{Lu}/u;

/** Lower case, but for names as iPhone and eBay. */
const startsLower = (next: string): boolean =>
  /^\p{Ll}/u.test(next) && !/^\p{Ll}{1,2}\p{Lu}/u.test(next);

/** Whether a sentence ends at marks without a space behind them. */
const endsWithoutGap = (
  before: string,
  marks: string,
  closers: string,
  after: string,
  rules: CompiledRules,
): boolean => {
  // "．" within a number of wide digits.
  if (/[．.]$/.test(marks) && /\p{N}$/u.test(before) && /^\p{N}/u.test(after)) return false;
  if (/[^.!?…]/u.test(marks)) return !/^[,;:،、，；：)]/u.test(after);
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}「『《“]/u.test(after)) {
    return (
      !/^…+$/.test(marks) && /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(before)
    );
  }
  if (closers !== '' && !/^["”»]+$/u.test(closers)) return false;
  // A space was forgotten. In Latin letters that looks like a name: Node.Js.
  if (/\p{Script=Latin}$/u.test(before)) {
    const [word = ''] = /^\p{Lu}\p{Ll}+(?![\p{L}.])/u.exec(after) ?? [];
    return /(?<!\S)\p{L}?\p{Ll}{2,}$/u.test(before) && rules.openers.has(rules.lowerCase(word));
  }
  return /\p{L}{3,}$/u.test(before) && /^(?:\p{Lu}\p{Ll}*|\p{Lo}{2,})(?![\p{L}.])/u.test(after);
};

/** Whether the marks at a place end a sentence. */
export const endsSentence = (place: Place, rules: CompiledRules): boolean => {
  const { line, start, at, marks, closers, gap, end } = place;
  const before = line.slice(Math.max(start, at - REACH), at);
  const after = line.slice(end, end + REACH);
  if (after === '') return true;
  if (!/[\p{L}\p{N}]/u.test(before)) return false;
  if (gap === '' && !endsWithoutGap(before, marks, closers, after, rules)) return false;
  // "?" and then a comma; ". . ."; an emoji alone.
  if (/^[,;:،、，；：)\]]/u.test(after) || /^[.…\p{Sentence_Terminal}]+(?![\p{L}.…])/u.test(after))
    return false;
  if (OPENS_BY_SIGN.test(after)) return true;
  const next = after.replace(/^[^\p{L}\p{N}]+/u, '');
  if (next === '')
    return !/^[\p{Emoji_Presentation}\p{Extended_Pictographic}\p{P}\p{Sc}]/u.test(after);
  if (QUOTATION_ENDS.test(closers) && rules.attribution?.test(after)) return false;
  const lower = startsLower(next) && !OPENS_CUT.test(after);
  if (/^[—–-]/.test(after)) {
    // «Да!» — сказал он.
    if (lower || (closers !== '' && !/^\p{Lu}/u.test(next))) return false;
  }
  if (/^[.…]+$/.test(marks)) {
    if (lower) return false;
    return (
      marks !== '.' ||
      abbreviationEnds({ before, next, after, closers, isWhole: at - start <= REACH }, rules)
    );
  }
  const [lastWord = ''] = /[\p{L}\p{M}]+$/u.exec(before) ?? [];
  if (marks === '!' && rules.markedNames.has(rules.lowerCase(lastWord))) return false;
  return !(lower && closers !== '');
};
