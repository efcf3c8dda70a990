import { escapePattern } from '../../../speech-text/escape-pattern.ts';
import { numberSource } from './numbers.ts';

/** What the platform doesn't tell of how people name a time of day. */
const MORE: Readonly<Record<string, readonly string[]>> = {
  de: ['Uhr', 'Mitternacht', 'Wochenende'],
  en: ['tonight', 'midnight', "o'clock", 'weekend'],
  es: ['medianoche', 'mediodía'],
  fr: ['minuit'],
  ja: ['時'],
  ru: ['полночь', 'полдень'],
  uk: ['опівночі', 'опівдні'],
  zh: ['点', '點'],
};
const UNITS = ['minute', 'hour', 'day', 'week', 'month', 'year'] as const;
const UNSPACED = new Set(['ja', 'zh']);
/** Where days and months are always written with a capital. */
const CAPITALS = new Set(['de', 'en']);

const plain = (text: string): string => text.replace(/[’ʼ]/g, "'");
const utc = (...parts: Parameters<typeof Date.UTC>): Date => new Date(Date.UTC(...parts));
const longest = (words: string): string =>
  words.split(' ').toSorted((a, b) => b.length - a.length)[0] ?? '';

/** Forms differ at the end: a Russian Monday is "понедельник" or "понедельника". */
const stem = (name: string): string => name.slice(0, Math.max(4, name.length - 2));

/** Weekdays and months, as a language writes them. */
const calendarNames = (language: string): string[] => {
  const named = (options: Intl.DateTimeFormatOptions, dates: readonly Date[]) => {
    const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
    return dates.map((date) => stem(format.format(date)));
  };
  return [
    ...named(
      { weekday: 'long' },
      Array.from({ length: 7 }, (_, day) => utc(2026, 0, 4 + day)),
    ),
    ...named(
      { month: 'long' },
      Array.from({ length: 12 }, (_, month) => utc(2026, month, 15)),
    ),
  ];
};

/** Today and its neighbours, and the parts of a day. */
const dayWords = (language: string): string[] => {
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const period = new Intl.DateTimeFormat(language, {
    ...{ hour: 'numeric', hourCycle: 'h12', dayPeriod: 'long', timeZone: 'UTC' },
  });
  const periods = [3, 9, 12, 15, 18, 21].map((hour) =>
    period.formatToParts(utc(2026, 0, 4, hour)).find(({ type }) => type === 'dayPeriod'),
  );
  return [
    ...[-1, 0, 1].map((days) => relative.format(days, 'day')),
    ...periods.map((part) => longest(part?.value ?? '')),
    ...(MORE[language] ?? []),
  ].filter((word) => word !== '');
};

const unitWords = (language: string): string[] =>
  UNITS.flatMap((unit) => {
    const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' });
    return [1, 2, 5].map(
      (count) => format.formatToParts(count).find(({ type }) => type === 'unit')?.value ?? '',
    );
  }).filter((word) => word !== '');

interface TimePatterns {
  readonly any: readonly RegExp[];
  /** Those with a number: of hours and the like, of a month, of a clock. */
  readonly numbered: RegExp;
}

const compile = (language: string): TimePatterns => {
  const isUnspaced = UNSPACED.has(language);
  const [before, after] = isUnspaced ? ['', ''] : ['(?<!\\p{L})', '(?!\\p{L})'];
  const union = (words: readonly string[]): string =>
    `(?:${words.map((word) => escapePattern(plain(word))).join('|')})`;
  const names = calendarNames(language);
  // "May" is a month, and "may" is none.
  const isCapital = CAPITALS.has(language);
  const span = `${numberSource(language)}[\\s\\p{Pd}]*${union(unitWords(language))}${after}`;
  const month = `${union(names)}\\p{L}*`;
  const day = '\\p{N}{1,2}(?:st|nd|rd|th|\\.|º)?';
  const date = `${day}\\s+(?:de |of )?${month}(?:\\s+\\p{N}{4})?|${month}\\s+${day}(?:,?\\s+\\p{N}{4})?`;
  const hours = '(?<!\\p{N})\\p{N}{1,2}:\\p{N}{2}(?!\\p{N})';
  return {
    any: [
      new RegExp(`${before}${union(names)}`, isCapital ? 'u' : 'iu'),
      new RegExp(`${before}${union(dayWords(language))}${after}`, 'iu'),
      new RegExp(span, 'iu'),
      /(?<!\p{N})(?:\p{N}{1,2}(?:[:h]\p{N}{2}|\.\p{N}{1,2}\.)|(?:1\p{N}|20)\p{N}{2})(?!\p{N})/u,
    ],
    numbered: new RegExp(`${span}|${date}|${hours}`, 'giu'),
  };
};

const known = new Map<string, TimePatterns>();

const patternsOf = (language: string): TimePatterns => {
  const patterns = known.get(language) ?? compile(language === 'und' ? 'en' : language);
  known.set(language, patterns);
  return patterns;
};

/** Whether a text names a day, a date, a time of day or how long something lasts. */
export const namesTime = (text: string, language: string): boolean =>
  patternsOf(language).any.some((pattern) => pattern.test(plain(text)));

/** A text without the numbers of its times. */
export const withoutTimes = (text: string, language: string): string =>
  plain(text).replace(patternsOf(language).numbered, ' ');
