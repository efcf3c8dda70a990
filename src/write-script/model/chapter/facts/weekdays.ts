import { WRITTEN_LANGUAGES } from '../../../../show/written-languages.ts';
import { weekdaysOfDates } from './dates.ts';
import type { Figure } from './figures.ts';

/** Languages whose weekdays are looked for in posts, whatever the show's own. */
const LANGUAGES = Object.keys(WRITTEN_LANGUAGES);
const DAY_MS = 86_400_000;
/** A Sunday. */
const SUNDAY = Date.UTC(2026, 0, 4);

/** A word without its last letter: languages decline the names of days. */
const stemOf = (name: string): string => (name.length > 4 ? name.slice(0, -1) : name);
/** Han script has no gaps between words; Hebrew and Arabic write "on" into the word. */
const JOINS_WORDS = /\p{Script=Han}|\p{Script=Hebrew}|\p{Script=Arabic}/u;
/** No longer word that begins alike; "среди" is no Wednesday. */
const ENDS = '(?![\\p{L}\\p{M}]{4})(?!и(?!\\p{L}))';

const namesIn = (tag: string): RegExp[] =>
  Array.from({ length: 7 }, (_, day) => {
    const format = new Intl.DateTimeFormat(tag, { weekday: 'long', timeZone: 'UTC' });
    const name = format.format(SUNDAY + day * DAY_MS).toLowerCase();
    const isWritten = /^[\p{L}\p{M} ]+$/u.test(name);
    if (!isWritten) return /(?!)/u;
    if (JOINS_WORDS.test(name)) return new RegExp(name, 'u');
    const stem = stemOf(name).replace('ʼ', "[ʼ’']");
    return new RegExp(`(?<![\\p{L}\\p{M}])${stem}${ENDS}`, 'u');
  });

const byLanguage = new Map<string, RegExp[]>();
const namesOf = (tag: string): RegExp[] => {
  const names = byLanguage.get(tag) ?? namesIn(tag);
  byLanguage.set(tag, names);
  return names;
};

/** The days of the week, 0 for Sunday, that a text names in the given language (BCP 47). */
export const weekdaysIn = (text: string, tag: string): number[] => {
  const lower = text.toLowerCase();
  return namesOf(tag).flatMap((name, day) => (name.test(lower) ? [day] : []));
};

const DATE = /\b(\d{4})-(\d{2})-(\d{2})\b/g;

const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

/**
 * The weekdays that may be said of some posts: those that they name in any language, those of the
 * dates that they hold, of the days on which they were posted (dates as YYYY-MM-DD), and of the days
 * that their small figures count from there, as "in 3 days" does.
 */
export const knownWeekdays = (
  texts: readonly string[],
  dates: readonly string[],
  figures: readonly Figure[],
): Set<number> => {
  const counted = figures.flatMap(({ values }) =>
    values.filter((value) => value >= 2 && value <= 7),
  );
  const shifts = [-1, 0, 1, ...counted, ...counted.map((value) => -value)];
  return new Set([
    ...texts.flatMap((text) => LANGUAGES.flatMap((tag) => weekdaysIn(text, tag))),
    ...texts.flatMap((text) => [...text.matchAll(DATE)].map(([date]) => weekdayOf(date))),
    ...texts.flatMap((text) => dates.flatMap((date) => weekdaysOfDates(text, date))),
    ...dates.flatMap((date) => shifts.map((shift) => (weekdayOf(date) + shift + 14) % 7)),
  ]);
};
