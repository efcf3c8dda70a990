import type { Reading } from '../language.ts';
import { toDate } from './common-readings.ts';

/** A leap year: every day of a month is one. */
const ANY_YEAR = '2024';

/** Day and month in figures ("5.03"), where a word in front of them says that they are a date. */
export const dayAndMonth = (tag: string, before: string): readonly Reading[] => {
  const format = new Intl.DateTimeFormat(tag, { timeZone: 'UTC', day: 'numeric', month: 'long' });
  const date = new RegExp(
    `(?<=(?<!\\p{L})(?:${before}) )(\\d{1,2})\\.(\\d{2})(?![\\d%]|[.,:]\\d)`,
    'giu',
  );
  return [
    [
      date,
      (whole = '', day = '', month = '') => {
        const found = toDate(ANY_YEAR, month, day);
        return found ? format.format(found) : whole;
      },
    ],
  ];
};
