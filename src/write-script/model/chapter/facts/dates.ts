import { WRITTEN_LANGUAGES } from '../../../../show/written-languages.ts';

const YEAR = 2026;

/** A month's names in all languages that posts are read in, as they stand beside a day. */
const namesOf = (month: number): string => {
  const at = Date.UTC(YEAR, month, 15);
  const names = Object.keys(WRITTEN_LANGUAGES).flatMap((tag) =>
    (['long', 'short'] as const).flatMap((style) =>
      new Intl.DateTimeFormat(tag, { day: 'numeric', month: style, timeZone: 'UTC' })
        .formatToParts(at)
        .flatMap(({ type, value }) => (type === 'month' ? [value.toLowerCase()] : [])),
    ),
  );
  return [...new Set(names)]
    .map((name) => name.replace(/\.$/, ''))
    .filter((name) => /^[\p{L}\p{M}]{3,}$/u.test(name))
    .sort((a, b) => b.length - a.length)
    .join('|');
};

const BEFORE_MONTH = "(?:st|nd|rd|th|er|º|ª|\\.|-?го)?(?:\\s+(?:of|de|di|del|d'))?[\\s\\u00A0]+ב?";

const compile = () =>
  Array.from({ length: 12 }, (_, month) => {
    const names = namesOf(month);
    return [
      new RegExp(`(?<!\\d)(\\d{1,2})${BEFORE_MONTH}(?:${names})(?![\\p{L}\\p{M}])`, 'gu'),
      new RegExp(
        `(?<![\\p{L}\\p{M}])(?:${names})\\.?[\\s\\u00A0]+(\\d{1,2})(?!\\d|[:.,]\\d)`,
        'gu',
      ),
    ];
  });

let compiled: ReturnType<typeof compile> | undefined;
/** By month, a day before its name and a day behind it. The names of all languages take a tenth of a second. */
const monthPatterns = () => {
  compiled ??= compile();
  return compiled;
};

const WITH_YEAR = /(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)/g;
const NUMERIC = /(?<![\d.,/:])(\d{1,2})[./](\d{1,2})(?![\d/:,%]|\.\d)/g;
const EAST_ASIAN = /(\d{1,2})月(\d{1,2})[日号]/g;

interface Day {
  readonly day: number;
  /** 0 for January. */
  readonly month: number;
  readonly year?: number;
}

const daysIn = (written: string): Day[] => {
  const text = written.toLowerCase();
  const named = monthPatterns().flatMap((patterns, month) =>
    patterns.flatMap((pattern) =>
      [...text.matchAll(pattern)].map(([, day]) => ({ day: Number(day), month })),
    ),
  );
  const eastAsian = [...text.matchAll(EAST_ASIAN)].map(([, month, day]) => ({
    ...{ day: Number(day), month: Number(month) - 1 },
  }));
  // Americans write the month first.
  const either = (a: number, b: number, year?: number): Day[] => [
    { day: a, month: b - 1, ...(year !== undefined && { year }) },
    { day: b, month: a - 1, ...(year !== undefined && { year }) },
  ];
  const numeric = [
    ...[...text.matchAll(WITH_YEAR)].flatMap(([, a, b, year]) =>
      either(Number(a), Number(b), Number(year)),
    ),
    ...[...text.matchAll(NUMERIC)].flatMap(([, a, b]) => either(Number(a), Number(b))),
  ];
  return [...named, ...eastAsian, ...numeric].filter(
    ({ day, month }) => day >= 1 && day <= 31 && month >= 0 && month <= 11,
  );
};

/**
 * The days of the week, 0 for Sunday, of the dates that a text names; a date without its year is the
 * one nearest to `near` (YYYY-MM-DD).
 */
export const weekdaysOfDates = (text: string, near: string): number[] => {
  const posted = Date.parse(near);
  return daysIn(text).flatMap(({ day, month, year }) => {
    const around = new Date(posted).getUTCFullYear();
    const years = year === undefined ? [around - 1, around, around + 1] : [year];
    const [nearest] = years
      .map((each) => Date.UTC(each, month, day))
      .filter((at) => new Date(at).getUTCDate() === day)
      .sort((a, b) => Math.abs(a - posted) - Math.abs(b - posted));
    return nearest === undefined ? [] : [new Date(nearest).getUTCDay()];
  });
};
