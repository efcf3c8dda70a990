import { expect, test } from 'vitest';
import { retryAfterSeconds } from '../../../src/webhooks/retry-after.ts';

const NOW = new Date('2026-11-22T06:00:00Z');

test.each([
  ['120', 120],
  [' 120 ', 120],
  ['0', 0],
  ['86400', 86_400],
  ['86401', 86_400],
  ['99999999999999999999999', 86_400],
  ['Sun, 22 Nov 2026 06:05:00 GMT', 300],
  ['Sun, 22 Nov 2026 05:00:00 GMT', 0],
  ['Tue, 01 Dec 2026 06:00:00 GMT', 86_400],
  ['-5', 0],
  ['1.5', 0],
  ['soon', 0],
  ['', 0],
  [undefined, 0],
])('%j asks for %i seconds', (header, seconds) => {
  expect(retryAfterSeconds(header, NOW)).toBe(seconds);
});
