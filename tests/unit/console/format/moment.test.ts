import { expect, it } from 'vitest';
import { whenInWords } from '../../../../src/console/format/moment.ts';

const NOW = Date.parse('2026-03-10T12:00:00Z');

it.each([
  ['2026-03-10T11:59:40Z', 'just now'],
  ['2026-03-10T11:55:00Z', '5 minutes ago'],
  ['2026-03-10T15:00:00Z', 'in 3 hours'],
  ['2026-03-09T12:00:00Z', 'yesterday'],
  ['2026-01-02T12:00:00Z', 'Jan 2, 2026'],
])('says of %s: %s', (at, words) => expect(whenInWords(at, NOW, 'en-US')).toBe(words));

it('writes a date as its reader does', () => {
  expect(whenInWords('2026-01-02T12:00:00Z', NOW, 'en-GB')).toBe('2 Jan 2026');
});
