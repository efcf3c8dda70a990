import { expect, it } from 'vitest';
import { expiryOf } from '../../../src/clips/clip-expiry.ts';

it.each([
  ['2026-11-28T00:00:00.001Z', '2027-02-27T00:00:00.000Z'],
  ['2026-11-28T23:59:59.999Z', '2027-02-27T00:00:00.000Z'],
  ['2026-11-28T00:00:00.000Z', '2027-02-26T00:00:00.000Z'],
])('a clip stored at %s is there until %s, as S3 counts days', (storedAt, end) => {
  expect(expiryOf(Date.parse(storedAt)).toISOString()).toBe(end);
});
