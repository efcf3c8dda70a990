import type { CodeRange } from '../../episode/content.ts';
import { CODE_GAP } from './gap.ts';
import { keepSigns } from './literal-signs.ts';
import { localNames } from './local-names.ts';

const NAME = /^@?([-*$]*)([\p{L}_][\p{L}\p{N}_$]*(?:[.:/-]+[\p{L}\p{N}_$]+)*)(?:\(\))?[,.;:]?$/u;

const LITERAL = /^(?:-?[\d.]+|'[^']*'|"[^"]*"|True|False|None|true|false|null)$/;

/** Calls whose whole point is the value that is handed over: `c_int(0)` as against `c_int(1)`. */
const isAboutItsValue = (call: string): boolean => {
  const given = /^[\w.]+\(([^()]*)\)$/.exec(call)?.[1]?.trim() ?? '';
  return given !== '' && given.split(',').every((each) => LITERAL.test(each.trim()));
};

/** A name within a sentence stays as a word, as long as it means something without the post's own code; any other code leaves a gap. */
const inlineCode = (code: string, locals: ReadonlySet<string>): string => {
  const trimmed = code.trim();
  if (/^\d+(?:\.\d+)?$/.test(trimmed)) return trimmed;
  if (isAboutItsValue(trimmed)) return CODE_GAP;
  // A call is told by the name of what is called.
  const [, prefix = '', name = ''] = NAME.exec(trimmed.replace(/^([\w.]+)\([^()]*\)$/, '$1')) ?? [];
  if (locals.has(/^\w+/.exec(name)?.[0] ?? '')) return CODE_GAP;
  if (/^[\p{L} '-]+$/u.test(trimmed) && trimmed.split(' ').length <= 6) return keepSigns(trimmed);
  return name === '' ? CODE_GAP : keepSigns(prefix + name);
};

const BLOCK_GAP = `\n\n${CODE_GAP}\n\n`;

/** Replaces the ranges that are known to be code: a block by a gap, a name by itself. */
const closeCodeRanges = (
  text: string,
  ranges: readonly CodeRange[],
  locals: ReadonlySet<string>,
): string => {
  let result = '';
  let end = 0;
  for (const { offset, length, block } of ranges) {
    if (offset < end) continue;
    const code = text.slice(offset, offset + length);
    // Many people mark several lines as inline code.
    const isBlock = block || code.trim().includes('\n');
    result += text.slice(end, offset) + (isBlock ? BLOCK_GAP : inlineCode(code, locals));
    end = offset + length;
  }
  return result + text.slice(end);
};

/** Code that is fenced or ticked in the text itself, as Markdown writes it. */
const closeMarkdownCode = (text: string, locals: ReadonlySet<string>): string =>
  text
    .replace(/^[ \t]*(```|~~~)[^\n]*\n[\s\S]*?(?:^[ \t]*\1[^\n]*$|$(?![\s\S]))/gm, BLOCK_GAP)
    .replace(/```([^`\n]+)```/g, (_, code: string) => inlineCode(code, locals))
    .replace(/``?([^`\n]+)``?/g, (_, code: string) => inlineCode(code, locals))
    .replaceAll('`', '');

/** Takes out the code that somebody marked as such: in Telegram, by the ranges, or in the text as Markdown does. */
export const closeMarkedCode = (text: string, ranges: readonly CodeRange[]): string => {
  const locals = localNames(text, ranges);
  return closeMarkdownCode(closeCodeRanges(text, ranges, locals), locals);
};

const CODE_LINES: readonly RegExp[] = [
  /^\s*(?:>>> ?|\.\.\. |\$ |#!)\S/,
  /^\s*(?:import [\w.]+(?: as \w+)?|from [\w.]+ import .+);?$/,
  /^\s*(?:async )?(?:def|function|func|fn)\s+[\w$]+\s*\(.*[:{]?\s*$/,
  /^\s*class\s+\w+\s*(?:\(.*\))?\s*[:{]\s*(?:pass)?$/,
  /^\s*(?:if|elif|for|while|with|except|return|raise|yield|assert|await)\b.*[()[\]=<>].*[:;]?$/,
  /^\s*(?:async )?for \w+(?:, \w+)* in \S+:$/,
  /^\s*(?:try|else|finally|do|begin)\s*[:{]\s*$/i,
  /^\s*(?:const|let|var|public|private|static|export)\s+[\w$<>[\]]+.*[=;{(]/,
  /^\s*[\w.$[\]'"]+\s*(?:[-+*/|&:]?=)(?!=)\s*\S/,
  /^\s*[\w.$]+\(.*\)\s*(?:#.*|\/\/.*)?;?$/,
  /^(?!\s*[-–—•*·]).*[=()[\]{}<>$].*;\s*$|[{}]\s*$|^\s*[\])}]+[;,]?\s*$/,
  // Tags that people format a post with are no code.
  /^\s*<\/?(?!(?:b|i|u|s|a|p|br|em|strong|strike|code|pre|blockquote|span|speak|break|tg-\w+)\b)[a-z][\w-]*[^>]*>/i,
  /^\s*(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP)\b.*\b(?:FROM|INTO|SET|TABLE|INDEX)\b/,
  /^\s*(?:npm|npx|pip3?|git|docker|sudo|curl|brew|apt(?:-get)?|cargo|kubectl)\s+[a-z-]+(?:\s+\S+)*\s*$/,
  /^Traceback \(most recent|^\s*File "[^"]+", line \d+/,
];

const looksLikeProse = (line: string): boolean =>
  (line.match(/(?<!\S)[\p{L}][\p{L}'-]*[,.?!:]?(?!\S)/gu)?.length ?? 0) >= 7 &&
  !/[;{}]\s*$|^\s*(?:>>>|\$ )/.test(line);

const isCodeLine = (line: string): boolean =>
  line.trim() !== '' && !looksLikeProse(line) && CODE_LINES.some((code) => code.test(line));

/** Lines that nobody marked but that are code by their look, with the indented ones below them. */
export const closeUnmarkedCode = (text: string): string => {
  let insideCode = false;
  const lines = text.split('\n').map((line) => {
    if (line.trim() === '') return line;
    insideCode =
      isCodeLine(line) || (insideCode && /^(?: {2,}|#|\/\/)/.test(line) && !looksLikeProse(line));
    return insideCode ? CODE_GAP : line;
  });
  return lines.join('\n');
};
