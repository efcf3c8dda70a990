import { LogsError } from './logs-error.ts';

type Test = (line: unknown) => boolean;

const TOKEN =
  /\s*(?:(\$(?:\.\w+)+)|("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?)|(&&|\|\||!=|<=|>=|[=<>(){}])|(IS|NOT|EXISTS|TRUE|FALSE|NULL)\b)/y;

const tokensOf = (pattern: string): string[] => {
  const tokens: string[] = [];
  const text = pattern.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const found = TOKEN.exec(text);
    if (found === null) throw refused(pattern);
    tokens.push(found[0].trim());
  }
  return tokens;
};
const refused = (pattern: string): LogsError =>
  new LogsError(
    'InvalidParameterException',
    `The filter pattern ${pattern} is not one that these logs read: { $.member = "value" && … }, with =, !=, <, <=, >, >=, IS TRUE, IS FALSE, IS NULL and NOT EXISTS.`,
  );

const memberOf = (line: unknown, path: string): unknown =>
  path
    .split('.')
    .slice(1)
    .reduce<unknown>(
      (value, key) => (value as Record<string, unknown> | null | undefined)?.[key],
      line,
    );

/** `*` in a text stands for anything. */
const isLike = (text: string): ((value: string) => boolean) => {
  const parts = text.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  const all = new RegExp(`^${parts.join('.*')}$`, 's');
  return (value) => all.test(value);
};

/** One comparison; what isn't there, or is of another kind, is neither equal nor unequal to anything. */
const comparison = (path: string, operator: string, literal: string): Test | undefined => {
  if (literal.startsWith('"')) {
    const matches = isLike(literal.slice(1, -1).replace(/\\(.)/g, '$1'));
    if (operator !== '=' && operator !== '!=') return undefined;
    return (line) => {
      const value = memberOf(line, path);
      return typeof value === 'string' && matches(value) === (operator === '=');
    };
  }
  const limit = Number(literal);
  const holds: Readonly<Record<string, (value: number) => boolean>> = {
    '=': (value) => value === limit,
    '!=': (value) => value !== limit,
    '<': (value) => value < limit,
    '<=': (value) => value <= limit,
    '>': (value) => value > limit,
    '>=': (value) => value >= limit,
  };
  const test = holds[operator];
  return (
    test &&
    ((line) => {
      const value = memberOf(line, path);
      return typeof value === 'number' && test(value);
    })
  );
};

const CONSTANTS: Readonly<Record<string, unknown>> = { TRUE: true, FALSE: false, NULL: null };

/**
 * Reads a filter pattern for lines that are JSON objects: comparisons of members, joined by `&&` and
 * `||` (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html).
 * @throws LogsError for what else such a pattern can have: places in arrays, regular expressions
 */
export const readJsonPattern = (pattern: string): ((line: string) => boolean) => {
  const tokens = tokensOf(pattern);
  let at = 0;
  const next = (): string => tokens[at++] ?? '';
  const expect = (token: string): void => {
    if (next() !== token) throw refused(pattern);
  };
  const one = (): Test => {
    const first = next();
    if (first === '(') {
      const inner = any();
      expect(')');
      return inner;
    }
    const operator = next();
    const literal = next();
    if (!first.startsWith('$')) throw refused(pattern);
    if (operator === 'NOT' && literal === 'EXISTS') {
      return (line) => memberOf(line, first) === undefined;
    }
    if (operator === 'IS' && literal in CONSTANTS) {
      return (line) => memberOf(line, first) === CONSTANTS[literal];
    }
    if (!/^["\d-]/.test(literal)) throw refused(pattern);
    const test = comparison(first, operator, literal);
    if (test === undefined) throw refused(pattern);
    return test;
  };
  const joined = (
    operator: string,
    part: () => Test,
    join: (tests: readonly Test[]) => Test,
  ): Test => {
    const tests = [part()];
    while (tokens[at] === operator) {
      at += 1;
      tests.push(part());
    }
    return join(tests);
  };
  const all = (): Test => joined('&&', one, (tests) => (line) => tests.every((test) => test(line)));
  const any = (): Test => joined('||', all, (tests) => (line) => tests.some((test) => test(line)));

  expect('{');
  const test = any();
  expect('}');
  if (at !== tokens.length) throw refused(pattern);
  return (line) => {
    try {
      return test(JSON.parse(line));
    } catch {
      // A line that is no JSON is not meant.
      return false;
    }
  };
};
