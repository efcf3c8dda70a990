const UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const;
/** One of each form that a language has for a number. */
const NUMBERS = [1, 2, 5, 11, 21];

/** "year", "years": how a language names stretches of time. */
const stretches = (tag: string): string[] =>
  UNITS.flatMap((unit) => {
    const format = new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long' });
    return NUMBERS.map((number) => format.format(number));
  });

const calendars = new Map<string, ReadonlySet<string>>();

/**
 * The names of days, months and stretches of time in a language, lower case, in the forms that dates
 * have: posts that share a day share nothing else.
 */
export const calendarOf = (tag: string): ReadonlySet<string> => {
  const known = calendars.get(tag);
  if (known) return known;
  const weekdays = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2025, 0, day + 1)));
  const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2025, month, 1)));
  const names = (['long', 'short'] as const)
    .flatMap((width) => [
      ...weekdays.map((date) =>
        new Intl.DateTimeFormat(tag, { weekday: width, timeZone: 'UTC' }).format(date),
      ),
      ...months.flatMap((date) => [
        new Intl.DateTimeFormat(tag, { month: width, timeZone: 'UTC' }).format(date),
        new Intl.DateTimeFormat(tag, { day: 'numeric', month: width, timeZone: 'UTC' }).format(
          date,
        ),
      ]),
    ])
    .concat(stretches(tag))
    .flatMap((text) => text.toLowerCase().match(/[\p{L}\p{M}]{3,}/gu) ?? []);
  const calendar = new Set(names);
  calendars.set(tag, calendar);
  return calendar;
};
