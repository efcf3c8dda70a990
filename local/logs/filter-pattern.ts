import { readJsonPattern } from './json-pattern.ts';
import { LogsError } from './logs-error.ts';

/** Whether a line is one of those that a pattern means. */
export type Matches = (line: string) => boolean;

const TERM = /\s*(\??)(?:"((?:[^"\\]|\\.)*)"|([\w]+))/y;

/**
 * Reads a filter pattern of CloudWatch Logs for unstructured lines: words, phrases in quotation
 * marks, all of which a line must have, and those behind a `?`, of which it must have one
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html). As there,
 * upper and lower case differ. What begins with a brace is of lines that are JSON objects.
 * @throws LogsError for another pattern: columns, exclusions, regular expressions
 */
export const readFilterPattern = (pattern: string): Matches => {
  if (pattern.trimStart().startsWith('{')) return readJsonPattern(pattern);
  const all: string[] = [];
  const any: string[] = [];
  const text = pattern.trimEnd();
  TERM.lastIndex = 0;
  while (TERM.lastIndex < text.length) {
    const [, optional, phrase, word = ''] = TERM.exec(text) ?? [];
    if (optional === undefined) {
      throw new LogsError(
        'InvalidParameterException',
        `The filter pattern ${pattern} is not one that these logs read: words, "phrases" and ?either.`,
      );
    }
    (optional === '?' ? any : all).push(phrase?.replace(/\\(.)/g, '$1') ?? word);
  }
  return (line) =>
    all.every((term) => line.includes(term)) &&
    (any.length === 0 || any.some((term) => line.includes(term)));
};
