import type { Reading } from '../language.ts';
import { toDate } from './common-readings.ts';
import { inCaseOf } from './words-in-full.ts';

/** How a language writes a day without its year in figures, and what tells it from a number. */
export interface DaysInFigures {
  /** BCP 47 of the words that are said. */
  readonly tag: string;
  /** What stands between day and month. */
  readonly separator: '.' | '/' | '[./]';
  readonly isMonthFirst?: boolean;
  /** A pattern for words in front of them that lead to a date, with the space or the hyphen behind. */
  readonly before: string;
  /** A pattern for what stands behind figures that are a number or a time: " Uhr". */
  readonly notBefore?: string;
  /** Whether a day of the week keeps its form in `range`, so that "Mo–Fr" can be said. */
  readonly hasPlainWeekdays?: boolean;
  /** Patterns of words for "from" and "until" between days of the week: "de" and "a" in "seg. a sex.". */
  readonly betweenDays?: readonly [from: string, until: string];
  /** From one day until another, both in words. */
  readonly range: (from: string, until: string) => string;
}

/** What is numbered with points too. */
const NUMBERED =
  '(?<!(?:[Vv]ersi(?:on|e)|Kapitel|Punkt|Abschnitt|Ziffer|[Вв]ерси[яи]|[Вв]ерсі[яї]|[Пп]ункта?|[Гг]лав[аы]|[Рр]аздела?|[Рр]озділу?|[Ww]ersj[ai]|[Rr]ozdział|גרסה|סעיף) )';

/** A leap year: every day of a month is one. */
const YEAR = '2024';
/** 1 January 2024 was a Monday. */
const WEEK = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2024, 0, 1 + day)));

const FRONT = '(?<![\\p{N}.,/:_+]|\\p{N}\\s?\\p{Pd}\\s?)';
const DAY = '(\\d{1,2})';
/** An event that is called by its date, and fractions. */
const NO_DATE = /^(?:9\/11|[1-3]\/[234])$/;

/** The names of the week's days in a language, by their short forms in lower case and by themselves. */
const weekdaysOf = (tag: string): ReadonlyMap<string, string> => {
  const format = (weekday: 'short' | 'long') =>
    new Intl.DateTimeFormat(tag, { timeZone: 'UTC', weekday });
  return new Map(
    WEEK.flatMap((date) => {
      const name = format('long').format(date);
      const short = format('short').format(date).replace(/\.$/, '');
      return [name, short].map((each): [string, string] => [each.toLowerCase(), name]);
    }),
  );
};

/**
 * Reads days and months in figures ("Sa, 17.10.", "17.10.–19.10.", "on 10/17") where they are
 * unmistakably days: two with a dash, a word or a day of the week in front, a point behind that ends nothing.
 */
export const daysInFigures = (words: DaysInFigures): readonly Reading[] => {
  const { tag, separator, isMonthFirst = false, before, range } = words;
  const format = new Intl.DateTimeFormat(tag, { timeZone: 'UTC', day: 'numeric', month: 'long' });
  const say = (first = '', second = ''): string | undefined => {
    const [day, month] = isMonthFirst ? [second, first] : [first, second];
    const date = toDate(YEAR, month, day);
    return date && format.format(date);
  };
  /** "17 to 19 October", "October 17 to 19": the month is said once. */
  const within = (from: string, until: string): string => {
    const day = /\d{1,2}\.?/;
    return /^\d/.test(from)
      ? range(day.exec(from)?.[0] ?? from, until)
      : range(from, day.exec(until)?.[0] ?? until);
  };
  const between = `(${separator === '.' ? '\\.' : separator})`;
  const point = separator === '/' ? '()' : '(\\.(?!\\p{N}))?';
  const behind = `(?![\\p{N}/]|[.,:]\\p{N}|\\s?[%°$€£₪₽₴]${words.notBefore ? `|(?:${words.notBefore})(?!\\p{L})` : ''})`;
  const date = `${DAY}${between}${DAY}${point}${behind}`;
  /** "5.3" may be a number; "5.03" and "5.3." are none. */
  const isSure = (mark: string, month: string, end = ''): boolean =>
    mark === '/' || month.length === 2 || end.startsWith('.');
  const days = weekdaysOf(tag);
  const [since, to] = words.betweenDays ?? ['(?!)', '(?!)'];
  const names = [...days.keys()].sort((a, b) => b.length - a.length).join('|');
  return [
    [
      new RegExp(`${FRONT}${DAY}${between}${DAY}\\.?\\s?\\p{Pd}\\s?${date}`, 'gu'),
      (...found) => {
        const [whole = '', d1 = '', mark = '', m1 = '', d2 = '', , m2 = '', end] = found as (
          | string
          | undefined
        )[];
        const [from, until] = [say(d1, m1), say(d2, m2)];
        const isOne = [d1, m1, d2, m2].some((figure) => figure.length === 2);
        if (!from || !until || !isOne || !isSure(mark, m2, end)) return whole;
        const isOneMonth = isMonthFirst ? d1 === d2 : m1 === m2;
        return isOneMonth ? within(from, until) : range(from, until);
      },
    ],
    ...(isMonthFirst
      ? []
      : [
          [
            new RegExp(`${FRONT}${DAY}\\.?\\s?\\p{Pd}\\s?${date}`, 'gu'),
            (whole = '', d1 = '', d2 = '', mark = '', month = '', end = '') => {
              const [from, until] = [say(d1, month), say(d2, month)];
              const isRange = Number(d1) < Number(d2) && mark !== '/';
              return from && until && isRange && isSure(mark, month, end)
                ? within(from, until)
                : whole;
            },
          ] satisfies Reading,
        ]),
    ...(words.hasPlainWeekdays
      ? [
          [
            new RegExp(
              `(?<!\\p{L})(?:(?:${since}) )?(${names})\\.?(?:\\s?\\p{Pd}\\s?| (?:${to}) )(${names})(?!\\p{L})\\.?`,
              'giu',
            ),
            (written = '', from = '', until = '') => {
              const [first, last] = [days.get(from.toLowerCase()), days.get(until.toLowerCase())];
              return first && last && first !== last
                ? inCaseOf(written, range(first, last))
                : written;
            },
          ] satisfies Reading,
        ]
      : []),
    [
      new RegExp(`(?<!\\p{L})(${names})(?:\\.,?|,)?\\s${date}`, 'giu'),
      (whole = '', day = '', first = '', _mark = '', second = '') => {
        const said = say(first, second);
        return said ? `${inCaseOf(day, days.get(day.toLowerCase()) ?? day)}, ${said}` : whole;
      },
    ],
    [
      new RegExp(`(?<=(?<!\\p{L})(?:${before}))${date}`, 'giu'),
      (whole = '', first = '', mark = '', second = '', end = '') =>
        (!NO_DATE.test(whole) && isSure(mark, second, end) && say(first, second)) || whole,
    ],
    ...(separator === '/'
      ? []
      : [
          [
            new RegExp(
              `${NUMBERED}${FRONT}${DAY}\\.${DAY}\\.(?=\\s(?:\\p{Ll}|\\p{Pd})|[,;:)])${behind}`,
              'gu',
            ),
            (whole = '', first = '', second = '') =>
              ((first.length === 2 || second.length === 2) && say(first, second)) || whole,
          ] satisfies Reading,
        ]),
  ];
};

/** Times of day with a point, behind words that lead to a time ("в 18.30") and with a dash between two ("9.30–12.00"). */
export const timesWithPoints = (before: string): readonly Reading[] => {
  const time = '([01]?\\d|2[0-3])\\.([0-5]\\d)';
  const behind = '(?![\\p{N}%/]|[.,:]\\p{N}|\\s?[%$€£₪₽₴])';
  return [
    [new RegExp(`${FRONT}${time}\\s?\\p{Pd}\\s?${time}${behind}`, 'gu'), '$1:$2–$3:$4'],
    [new RegExp(`(?<=(?<!\\p{L})(?:${before}))${time}${behind}`, 'giu'), '$1:$2'],
  ];
};
