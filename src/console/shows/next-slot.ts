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

/** A show's next slot on its own calendar and clock. */
export interface Slot {
  readonly date: string;
  readonly timeOfDay: string;
  /** From today in the show's time zone. */
  readonly daysAway: number;
}

const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

const clockIn = (timeZone: string, now: number) => {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).formatToParts(now);
  const part = (type: string) => parts.find((p) => p.type === type)?.value.padStart(2, '0') ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  };
};

/**
 * The first slot that begins after `now` (milliseconds since 1970). It is reckoned on the show's
 * own calendar, as the database does, so that clocks going forward or back change nothing.
 */
export const nextSlot = (schedule: Schedule, now: number): Slot => {
  const { episodeFrequencyDays, timeZone, timeOfDay } = schedule;
  const clock = clockIn(timeZone, now);
  const today = dayNumber(clock.date);
  const earliest = clock.time < timeOfDay ? today : today + 1;
  const first = schedule.scheduledFrom === undefined ? earliest : dayNumber(schedule.scheduledFrom);
  const periods = Math.max(0, Math.ceil((earliest - first) / episodeFrequencyDays));
  const day = first + periods * episodeFrequencyDays;
  return {
    date: new Date(day * DAY_MS).toISOString().slice(0, 10),
    timeOfDay,
    daysAway: day - today,
  };
};

/** A slot in words, for example `Tomorrow at 06:30`. */
export const slotInWords = ({ date, timeOfDay, daysAway }: Slot): string => {
  if (daysAway === 0) return `Today at ${timeOfDay}`;
  if (daysAway === 1) return `Tomorrow at ${timeOfDay}`;
  const day = new Date(`${date}T00:00:00Z`).toLocaleDateString('en', {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  return `${day} at ${timeOfDay}`;
};
