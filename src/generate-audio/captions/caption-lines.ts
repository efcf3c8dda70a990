import { splitSentences } from '../../speech-text/sentences/split-sentences.ts';

/** What common guidelines give a line of captions; a letter of Chinese, Japanese or Korean takes two columns. */
const MOST_COLUMNS = 42;

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF01-\uFF60]/u;
const ZERO_WIDTH = /[\p{M}\u200B-\u200F]/u;

const columnsOf = (text: string): number =>
  Array.from(text).reduce(
    (sum, letter) => sum + (ZERO_WIDTH.test(letter) ? 0 : WIDE.test(letter) ? 2 : 1),
    0,
  );

/** Where a line may end: after a space, or between the letters of a script that has none. */
const breakable = (text: string): string[] =>
  text.split(
    /(?<=\s)(?=\S)|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、！？])(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u,
  );

const fill = (parts: readonly string[], indent: number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    const room = MOST_COLUMNS - (lines.length === 0 ? indent : 0);
    if (line !== '' && columnsOf((line + part).trimEnd()) > room) {
      lines.push(line.trim());
      line = '';
    }
    line += part;
  }
  return [...lines, line.trim()];
};

/** Whether a line that ends so, within a longer text, ends a clause; the point of "Gen." ends none. */
const endsClause = (line: string, rest: string, languageCode: string): boolean => {
  if (/[,;:!?،、。]$/u.test(line)) return true;
  if (!line.endsWith('.')) return false;
  return splitSentences(`${line} ${rest}`, languageCode).some(
    (_, index, sentences) =>
      sentences
        .slice(0, index + 1)
        .join('')
        .trim() === line,
  );
};

const balance = (parts: readonly string[], languageCode: string, indent: number): string[] => {
  let best: readonly [string, string] | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 1; at < parts.length; at += 1) {
    const first = parts.slice(0, at).join('').trim();
    const second = parts.slice(at).join('').trim();
    const [above, below] = [columnsOf(first) + indent, columnsOf(second)];
    if (above > MOST_COLUMNS || below > MOST_COLUMNS) continue;
    // A clause belongs on one line.
    const cost = Math.abs(above - below) - (endsClause(first, second, languageCode) ? 12 : 0);
    if (cost < least) {
      least = cost;
      best = [first, second];
    }
  }
  return best ? [...best] : [parts.join('').trim()];
};

/**
 * Breaks a caption into lines of at most 42 columns, two of about the same length where one does not
 * do; more than two for a text that is too long. `indent` columns of the first stay free. Only a
 * word that is longer by itself makes a longer line.
 */
export const captionLines = (text: string, languageCode: string, indent = 0): string[] => {
  const parts = breakable(text);
  const lines = fill(parts, indent);
  return lines.length === 2 ? balance(parts, languageCode, indent) : lines;
};
