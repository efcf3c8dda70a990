const calendars = new Map<string, ReadonlySet<string>>();

/**
 * The names of days and months in a language, lower case, in the forms that dates have: posts that
 * share a day share nothing else.
 */
export const calendarOf = (tag: string): ReadonlySet<string> => {
  const known = calendars.get(tag);
  if (known) return known;
  const names = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2025, month, month + 1)))
    .flatMap((date) =>
      (['long', 'short'] as const).flatMap((width) => [
        new Intl.DateTimeFormat(tag, { weekday: width, timeZone: 'UTC' }).format(date),
        new Intl.DateTimeFormat(tag, { month: width, timeZone: 'UTC' }).format(date),
        new Intl.DateTimeFormat(tag, { day: 'numeric', month: width, timeZone: 'UTC' }).format(
          date,
        ),
      ]),
    )
    .flatMap((text) => text.toLowerCase().match(/[\p{L}\p{M}]{3,}/gu) ?? []);
  const calendar = new Set(names);
  calendars.set(tag, calendar);
  return calendar;
};
