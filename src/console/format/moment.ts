import { chosenLanguage, locale, t } from '../language/translate.ts';
import { formatBy } from './format-by.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const relative = formatBy(
  () => new Intl.RelativeTimeFormat(chosenLanguage().code, { numeric: 'auto' }),
);

// Some versions of the platform's Hebrew tell two hours or days in a word and in brackets too.
const distance = (value: number, unit: Intl.RelativeTimeFormatUnit): string =>
  relative()
    .format(value, unit)
    .replace(/ \(\d+\)$/, '');

/** A moment as people say it, for example `5 minutes ago`; one more than a week away as its date, as the browser writes dates unless a locale is given. */
export const whenInWords = (at: string, now: number, writtenIn = locale()): string => {
  const distanceMs = Date.parse(at) - now;
  const size = Math.abs(distanceMs);
  if (size < 45_000) return distanceMs > 5_000 ? t('in a moment') : t('just now');
  if (size < HOUR_MS) return distance(Math.round(distanceMs / MINUTE_MS), 'minute');
  if (size < DAY_MS) return distance(Math.round(distanceMs / HOUR_MS), 'hour');
  if (size < 7 * DAY_MS) return distance(Math.round(distanceMs / DAY_MS), 'day');
  return new Date(at).toLocaleDateString(writtenIn, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
};

/** A moment in full, in the reader's own time zone and way of writing it. */
export const fullMoment = (at: string): string =>
  new Date(at).toLocaleString(locale(), { dateStyle: 'full', timeStyle: 'medium' });

// Made once: lists have hundreds of moments, and making a format takes longer than using it.
const short = formatBy(
  () => new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }),
);

/** A moment in short, in the reader's own time zone and way of writing it, for example `10 Mar 2026, 06:30`. */
export const shortMoment = (at: string): string => short().format(new Date(at));

const toMilliseconds = formatBy(
  () =>
    new Intl.DateTimeFormat(locale(), {
      ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 },
      hourCycle: 'h23',
    }),
);

/** The time of day to the millisecond, in the reader's own time zone, for example `06:30:02.417`. */
export const timeOfDay = (at: string): string => toMilliseconds().format(new Date(at));

const day = formatBy(
  () => new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', timeZone: 'UTC' }),
);
const month = formatBy(
  () =>
    new Intl.DateTimeFormat(locale(), {
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }),
);

/** A day in UTC, in the reader's way of writing it, for example `23 Nov`. */
export const dayOf = (at: string): string => day().format(new Date(at));

/** A month in UTC by one of its days, for example `November 2026`. */
export const monthOf = (at: string): string => month().format(new Date(at));
