import { STYLES } from '../../show/styles.ts';
import { writeBuiltIn } from '../built-in-writer.ts';
import { NothingToTell, type Written } from '../script-writer.ts';
import { contentOf, type LineToRewrite, lineOf, type RewrittenLine } from './line-to-rewrite.ts';

const wordsOf = (text: string): Set<string> =>
  new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

/** The share of the words of `text` that `other` has too. */
const likeness = (text: string, other: string): number => {
  const words = wordsOf(text);
  const others = wordsOf(other);
  return [...words].filter((word) => others.has(word)).length / Math.max(1, words.size);
};

const LEAST_LIKENESS = 0.2;

const write = (line: LineToRewrite, style: (typeof STYLES)[number]): Written | null => {
  try {
    return writeBuiltIn(contentOf(line), { ...line.config, style });
  } catch (error) {
    if (error instanceof NothingToTell) return null;
    throw error;
  }
};

/**
 * The line in other words of the built-in writer: its chapter's posts told in each of its styles, and
 * of what the script doesn't say already what is nearest to the line. Null where it has no others.
 */
export const rewriteBuiltIn = (line: LineToRewrite): RewrittenLine | null => {
  const before = lineOf(line);
  if (!before) return null;
  const said = new Set(
    line.script.chapters.flatMap(({ utterances }) => utterances.map(({ text }) => text)),
  );
  const others = STYLES.flatMap((style) => write(line, style)?.script.chapters ?? [])
    .filter(({ sources }) => sources.length > 0)
    .flatMap(({ utterances }) => utterances.map(({ text }) => text))
    .filter((text) => !said.has(text))
    .map((text) => ({ text, likeness: likeness(before.text, text) }))
    .toSorted((a, b) => b.likeness - a.likeness);
  const [best] = others;
  return best && best.likeness >= LEAST_LIKENESS ? { text: best.text, by: 'built-in' } : null;
};
