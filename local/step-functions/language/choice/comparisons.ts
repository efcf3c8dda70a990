import type { Json } from '../../contract.ts';
import { parseTimestamp } from '../timestamp.ts';
import { matchesWildcard } from './wildcard.ts';

/** Whether a value compares as an operator wants; values of other types never do. */
export type Comparison = (value: Json, expected: Json) => boolean;

/** What `compare` says of two values: negative, zero or positive. */
type Sign = (order: number) => boolean;

const SIGNS: readonly (readonly [string, Sign])[] = [
  ['Equals', (order) => order === 0],
  ['LessThan', (order) => order < 0],
  ['LessThanEquals', (order) => order <= 0],
  ['GreaterThan', (order) => order > 0],
  ['GreaterThanEquals', (order) => order >= 0],
];

type Order = (value: Json, expected: Json) => number | undefined;

const compareStrings: Order = (value, expected) =>
  typeof value === 'string' && typeof expected === 'string'
    ? Number(value > expected) - Number(value < expected)
    : undefined;

const compareNumbers: Order = (value, expected) =>
  typeof value === 'number' && typeof expected === 'number' ? value - expected : undefined;

const moment = (value: Json): number | undefined =>
  typeof value === 'string' ? parseTimestamp(value) : undefined;

const compareTimestamps: Order = (value, expected) => {
  const [mine, theirs] = [moment(value), moment(expected)];
  return mine === undefined || theirs === undefined ? undefined : mine - theirs;
};

const ordered = (type: string, order: Order): [string, Comparison][] =>
  SIGNS.map(([sign, holds]) => [
    `${type}${sign}`,
    (value, expected) => {
      const result = order(value, expected);
      return result !== undefined && holds(result);
    },
  ]);

const isType =
  (test: (value: Json) => boolean): Comparison =>
  (value, expected) =>
    test(value) === expected;

/** Every operator of a data test but IsPresent. Each has a form with `Path`, IsX and StringMatches excepted. */
export const COMPARISONS: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ...ordered('String', compareStrings),
  ...ordered('Numeric', compareNumbers),
  ...ordered('Timestamp', compareTimestamps),
  ['BooleanEquals', (value, expected) => typeof value === 'boolean' && value === expected],
  [
    'StringMatches',
    (value, pattern) =>
      typeof value === 'string' && typeof pattern === 'string' && matchesWildcard(value, pattern),
  ],
  ['IsNull', isType((value) => value === null)],
  ['IsString', isType((value) => typeof value === 'string')],
  ['IsNumeric', isType((value) => typeof value === 'number')],
  ['IsBoolean', isType((value) => typeof value === 'boolean')],
  ['IsTimestamp', isType((value) => moment(value) !== undefined)],
]);
