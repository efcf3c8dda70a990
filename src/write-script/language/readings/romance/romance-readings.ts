import type { Reading } from '../../language.ts';
import { dateReadings } from '../common-readings.ts';
import { daysInFigures, timesWithPoints } from '../day-and-month.ts';
import { rangeReadings } from '../range-readings.ts';
import { inFull } from '../words-in-full.ts';

/** What a Romance language has words of its own for. */
export interface RomanceWords {
  readonly tag: string;
  /** Words that lead to a date and to a time of day, with the space behind. */
  readonly beforeDate: string;
  readonly beforeTime: string;
  /** Between two figures, where no article has to join it; empty leaves the dash. */
  readonly to: string;
  /** Words between two days of the week. */
  readonly betweenDays: readonly [from: string, until: string];
  /** Short forms as their words: wherever they stand, before a number, before a name or what leads to it. */
  readonly short: Readonly<
    Record<'anywhere' | 'beforeNumber' | 'beforeName', Readonly<Record<string, string>>>
  >;
  /** From one day until another. */
  readonly range: (from: string, until: string) => string;
  readonly counted: string;
  readonly number: string;
  readonly and: string;
  /** Applied first, and last. */
  readonly others?: readonly Reading[];
  readonly elisions?: readonly Reading[];
}

/** How a Romance language is read. */
export const romanceReadings = (words: RomanceWords): readonly Reading[] => {
  const format = new Intl.DateTimeFormat(words.tag, { timeZone: 'UTC', dateStyle: 'long' });
  return [
    ...(words.others ?? []),
    ...daysInFigures({
      tag: words.tag,
      separator: '/',
      hasPlainWeekdays: true,
      before: words.beforeDate,
      betweenDays: words.betweenDays,
      range: words.range,
    }),
    ...timesWithPoints(words.beforeTime),
    ...dateReadings((date) => format.format(date), 'day-first'),
    ...(words.to === ''
      ? []
      : rangeReadings({ to: words.to, counted: words.counted, asksForRange: '(?!)' })),
    [/(?<!\p{L})(?:[Nn]\.?\s?[°º]|[Nn]ro?\.|№)\s?(?=\d)/gu, `${words.number} `],
    [/(?<=\p{L})\s?&\s?(?=\p{L})|\s&\s/gu, ` ${words.and} `],
    ...inFull(words.short.anywhere),
    ...inFull(words.short.beforeNumber, '(?=:?\\s?[+(\\d])'),
    ...inFull(words.short.beforeName, '(?=\\s(?:d[eaiou]\\p{L}{0,2}\\s|l[ao]s?\\s){0,2}\\p{Lu})'),
    ...(words.elisions ?? []),
  ];
};
