import { expect, it } from 'vitest';
import { readFilterPattern } from '../../../local/logs/filter-pattern.ts';
import { LogsError } from '../../../local/logs/logs-error.ts';

const LINE = JSON.stringify({
  type: 'ExecutionFailed',
  details: { error: 'Sfn.Boom "x"', tries: 3, late: false, none: null },
});

it.each([
  '{ $.type = "ExecutionFailed" }',
  '{ $.type = "Execution*" }',
  '{ $.details.error = "Sfn.Boom \\"x\\"" }',
  '{ $.details.error != "Other" && $.details.tries > 2 }',
  '{ $.type = "Other" || $.details.tries >= 3 }',
  '{ $.type = "Other" && $.details.tries = 3 || $.details.tries <= 3 }',
  '{ $.details.late IS FALSE }',
  '{ $.details.none IS NULL }',
  '{ $.details.absent NOT EXISTS }',
  '{ $.details.tries != -1.5 }',
])('%s means the line', (pattern) => {
  expect(readFilterPattern(pattern)(LINE)).toBe(true);
});

it.each([
  '{ $.type = "Execution" }',
  '{ $.type = "Other" && ($.details.tries = 3 || $.details.tries <= 3) }',
  '{ $.details.tries = "3" }',
  '{ $.details.absent != "x" }',
  '{ $.details.late IS TRUE }',
  '{ $.details.tries NOT EXISTS }',
  '{ $.details.error = "Sfn?Boom*" }',
])('%s does not mean it', (pattern) => {
  expect(readFilterPattern(pattern)(LINE)).toBe(false);
});

it('a line that is no JSON is not meant', () => {
  expect(readFilterPattern('{ $.a NOT EXISTS }')('plain words')).toBe(false);
});

it.each([
  '{ $.a = "b"',
  '{ $.a }',
  '{ a = "b" }',
  '{ $.a[0] = "b" }',
  '{ $.a = %b% }',
  '{ $.a > "b" }',
  '{ $.a = "b" } more',
  '{ ($.a = "b" }',
  '{ $.a IS MAYBE }',
])('%s is refused', (pattern) => {
  expect(() => readFilterPattern(pattern)).toThrow(LogsError);
});
