import { expect, it } from 'vitest';
import { parseRate } from '../../../local/events/rate.ts';

it.each([
  ['rate(1 minute)', 60_000],
  ['rate(5 minutes)', 300_000],
  ['rate(1 hour)', 3_600_000],
  ['rate(7 days)', 604_800_000],
])('%s is %i ms', (expression, ms) => {
  expect(parseRate(expression)).toBe(ms);
});

it.each([
  'rate(0 minutes)',
  'rate(5 minute)',
  'rate(1 minutes)',
  'rate(1 week)',
  'cron(0 6 * * ? *)',
  '',
])('%j is refused', (expression) => {
  expect(() => parseRate(expression)).toThrow(`${expression} is no rate`);
});
