import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a JSON object',
  record: 'a JSON object',
  null: 'null',
};

const FORMATS: Readonly<Record<string, string>> = {
  uuid: 'a UUID, for example 5a0f0b1e-2f0d-4c53-8a58-5b1b0a5c7f02',
  datetime: 'a time in UTC, for example 2026-01-31T08:00:00Z',
  date: 'a date, for example 2026-01-31',
  email: 'an e-mail address',
  url: 'an http(s) address',
};

/** How many of something, for example `1 entry`. */
const counted = (count: number | bigint, origin: string): string => {
  const [one, many] = origin === 'string' ? ['character', 'characters'] : ['entry', 'entries'];
  return `${count} ${count === 1 || count === 1n ? one : many}`;
};

const nameOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  // JSON spells numbers that no double holds, such as 1e400.
  if (value === Infinity || value === -Infinity) return 'one without bounds';
  return TYPES[typeof value] ?? typeof value;
};

const wrongType = (expected: string, input: unknown): string => {
  const wanted = TYPES[expected] ?? expected;
  if (input === undefined) return `is missing: give ${wanted}`;
  if (expected === 'int') return `must be ${wanted}, not ${String(input)}`;
  return `must be ${wanted}, not ${nameOf(input)}`;
};

const lengthOf = (input: unknown): number | undefined =>
  typeof input === 'string' || Array.isArray(input) ? input.length : undefined;

/** The values that can be given: `x`, or `one of x, y`. */
const choices = (values: readonly unknown[]): string =>
  values.length === 1 ? String(values[0]) : `one of ${values.join(', ')}`;

const outOfBounds = (bound: string, limit: number | bigint, { origin, input }: Issue): string => {
  const length = lengthOf(input);
  if (length === undefined) return `must be ${bound} ${limit}, not ${String(input)}`;
  if (length === 0) return origin === 'string' ? 'must not be empty' : 'must not be an empty list';
  return `must have ${bound} ${counted(limit, String(origin))}, not ${length}`;
};

/**
 * What is wrong with a value and what is expected instead, to be read after the field's name: in
 * place of zod's own words, wherever a schema has none. Undefined leaves it to zod.
 */
export const explainIssue = (issue: Issue): string | undefined => {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, issue.input);
    case 'too_big':
      return outOfBounds(issue.inclusive === false ? 'less than' : 'at most', issue.maximum, issue);
    case 'too_small':
      return outOfBounds(
        issue.inclusive === false ? 'more than' : 'at least',
        issue.minimum,
        issue,
      );
    case 'invalid_format':
      return FORMATS[issue.format] && `must be ${FORMATS[issue.format]}`;
    case 'invalid_value':
      return issue.input === undefined
        ? `is missing: give ${choices(issue.values)}`
        : `must be ${choices(issue.values)}`;
    case 'invalid_union':
      return Array.isArray(issue['options']) ? `must be ${choices(issue['options'])}` : undefined;
    case 'unrecognized_keys':
      return 'is not known here';
    default:
      return undefined;
  }
};
