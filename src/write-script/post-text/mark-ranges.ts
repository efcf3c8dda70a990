import type { CodeRange, Post, TextRange } from '../../episode/content.ts';
import { gapOfStruckOut, HIDDEN_GAP } from './gap.ts';

/** What of a post its text is read from. */
export type PostWords = Pick<Post, 'text' | 'code' | 'omissions' | 'quotations' | 'spoilers'>;

interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** A channel that formats all its words as quotations quotes nobody. */
const MOST_QUOTED_SHARE = 0.9;
const QUOTED = /^\s*["“„«]/u;

const gapsOf = ({ text, omissions = [] }: PostWords): Insertion[] =>
  omissions.flatMap((at): Insertion[] => {
    const gap = gapOfStruckOut(text.slice(at));
    return gap === '' ? [] : [{ at, text: gap }];
  });

const quoteMarks = (text: string, { offset, length }: TextRange): Insertion[] => {
  const quoted = text.slice(offset, offset + length);
  if (QUOTED.test(quoted)) return [];
  let at = offset;
  return quoted.split('\n').flatMap((line) => {
    const start = at + (line.length - line.trimStart().length);
    const end = at + line.trimEnd().length;
    at += line.length + 1;
    if (line.trim() === '') return [];
    return [
      { at: start, text: '“' },
      { at: end, text: '”' },
    ];
  });
};

const quotationsOf = ({ text, quotations = [] }: PostWords): Insertion[] => {
  const quoted = quotations.reduce((sum, { length }) => sum + length, 0);
  if (quoted > text.trim().length * MOST_QUOTED_SHARE) return [];
  return quotations.flatMap((range) => quoteMarks(text, range));
};

/**
 * The text with quotations in quotation marks and gaps for what is hidden or struck out, and where
 * its code stands then.
 */
export const markRanges = (
  post: PostWords,
): { readonly text: string; readonly code: readonly CodeRange[] } => {
  const hidden = (post.spoilers ?? []).reduce(
    (text, { offset, length }) =>
      text.slice(0, offset) + HIDDEN_GAP.repeat(length) + text.slice(offset + length),
    post.text,
  );
  const insertions = [...gapsOf(post), ...quotationsOf(post)].toSorted((a, b) => a.at - b.at);
  const shift = (place: number): number =>
    insertions.reduce((sum, { at, text }) => (at <= place ? sum + text.length : sum), place);
  const text = insertions.reduceRight(
    (marked, { at, text: sign }) => marked.slice(0, at) + sign + marked.slice(at),
    hidden,
  );
  const code = (post.code ?? []).map((range) => ({ ...range, offset: shift(range.offset) }));
  return { text, code };
};
