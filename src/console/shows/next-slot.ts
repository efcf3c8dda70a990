import { clockIn, momentOf } from '../format/zoned-time.ts';
import { locale, t } from '../language/translate.ts';

const DAY_MS = 86_400_000;

/** The part of a show's config that says when it is due. */
export interface Schedule {
  readonly episodeFrequencyDays: number;
  /** IANA name. */
  readonly timeZone: string;
  /** `HH:MM` in that zone. */
  readonly timeOfDay: string;
  /** `YYYY-MM-DD`: slots lie a whole number of periods after it. */
  readonly scheduledFrom?: string | undefined;
}

const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

/**
 * When the first slot after `now` begins; both are milliseconds since 1970. It is reckoned on the
 * show's own calendar, as the database does, so that clocks going forward or back change nothing.
 */
export const nextSlot = (schedule: Schedule, now: number): number => {
  const { episodeFrequencyDays, timeZone, timeOfDay } = schedule;
  const clock = clockIn(timeZone, now);
  const today = dayNumber(clock.date);
  const earliest = clock.time < timeOfDay ? today : today + 1;
  const first = schedule.scheduledFrom === undefined ? earliest : dayNumber(schedule.scheduledFrom);
  const periods = Math.max(0, Math.ceil((earliest - first) / episodeFrequencyDays));
  const day = first + periods * episodeFrequencyDays;
  return momentOf(new Date(day * DAY_MS).toISOString().slice(0, 10), timeOfDay, timeZone);
};

/** For whom a slot is put in words. */
export interface Reader {
  readonly now: number;
  /** IANA name. */
  readonly timeZone: string;
  /** How they write dates and times; left out, as their language does. */
  readonly locale?: string;
}

/** A slot in words: by the reader's clock, and by the show's where that one says otherwise. */
export interface SlotWords {
  /** For example `Tomorrow at 06:30`. */
  readonly here: string;
  /** For example `Wed 13:30 in Asia/Jerusalem`; null where the clocks say the same. */
  readonly there: string | null;
}

/** Puts a slot in words for a reader. */
export const slotInWords = (slot: number, showZone: string, reader: Reader): SlotWords => {
  const { now, timeZone, locale: writtenIn = locale() } = reader;
  const [here, there] = [clockIn(timeZone, slot), clockIn(showZone, slot)];
  const inWords = (options: Intl.DateTimeFormatOptions) =>
    new Date(slot).toLocaleString(writtenIn, { timeZone, ...options });
  const daysAway = dayNumber(here.date) - dayNumber(clockIn(timeZone, now).date);
  const day =
    [t('Today'), t('Tomorrow')][daysAway] ??
    inWords({ weekday: 'short', day: 'numeric', month: 'short' });
  const weekday = here.date === there.date ? {} : ({ weekday: 'short' } as const);
  const time = inWords({ timeZone: showZone, ...weekday, hour: 'numeric', minute: '2-digit' });
  return {
    here: t('{0} at {1}', day, inWords({ timeStyle: 'short' })),
    there:
      here.date === there.date && here.time === there.time ? null : t('{0} in {1}', time, showZone),
  };
};
