import { type BracketSpan, bracketSpans } from './bracket-spans.ts';
import { type CompiledRules, rulesOf } from './compile-rules.ts';
import { endsSentence } from './ends-sentence.ts';

/** Marks that may end a sentence, what closes behind them (quotations, brackets, a footnote's number), and the space after. */
const MARKS =
  /([.…\p{Sentence_Terminal}]+)((?:["'”’»›)\]}】〕」』》〉）］]|[«“‹](?![\p{L}\p{N}])|[ \u00A0\u202F]»(?![\p{L}\p{N}])|\[\d{1,3}\])*)(\s*)/gu;

/** The pair of brackets around a place, if any; the pairs before it are dropped. */
const around = (spans: BracketSpan[], at: number): BracketSpan | undefined => {
  while ((spans[0]?.close ?? Number.POSITIVE_INFINITY) < at) spans.shift();
  const [span] = spans;
  return span && span.open < at ? span : undefined;
};

/** How far back words of the sentence are looked for. */
const REACH = 48;

/** Whether brackets stand within a sentence, or around a title, so that it goes on behind them whatever they hold. */
const isAside = (line: string, start: number, { open }: BracketSpan): boolean =>
  /[《〈]/.test(line[open] ?? '') ||
  (/[([{（［【]/.test(line[open] ?? '') &&
    /[\p{L}\p{N}]/u.test(line.slice(Math.max(start, open - REACH), open)));

const splitLine = (line: string, rules: CompiledRules): string[] => {
  const spans = bracketSpans(line);
  const sentences: string[] = [];
  let start = 0;
  for (const { 0: whole, 1: marks = '', 2: closers = '', 3: gap = '', index } of line.matchAll(
    MARKS,
  )) {
    const end = index + whole.length;
    const span = around(spans, index);
    if (span && (span.close >= end - gap.length || isAside(line, start, span))) continue;
    if (!endsSentence({ line, start, at: index, marks, closers, gap, end }, rules)) continue;
    sentences.push(line.slice(start, end));
    start = end;
  }
  if (start < line.length) sentences.push(line.slice(start));
  return sentences;
};

/**
 * Splits a text into its sentences, each with the space behind it: joined they are the text. A line's
 * end ends a sentence; what stands between brackets is part of the one around it. The point of an
 * abbreviation, an initial, an ordinal, a number or a name ends none.
 */
export const splitSentences = (text: string, languageTag: string): string[] => {
  const rules = rulesOf(languageTag);
  const sentences: string[] = [];
  let blank = '';
  for (const line of text.match(/[^\n\u2028\u2029]*[\n\u2028\u2029]\s*|[^\n\u2028\u2029]+$/g) ??
    []) {
    for (const sentence of splitLine(blank + line, rules)) {
      blank = sentence.trim() === '' ? sentence : '';
      if (blank === '') sentences.push(sentence);
    }
  }
  if (blank !== '') sentences.push((sentences.pop() ?? '') + blank);
  return sentences;
};
