import type { OnDayTexts, PhraseTexts } from './language-words.ts';

/** How exactly a day is named: the longer an episode's window, the more exactly. */
export type DayDetail = 'weekday' | 'date' | 'date-and-year';

/** Everything the built-in writer says in its own words. */
export interface Phrases {
  /** Fills in a phrase; an empty one stays empty. */
  say(name: keyof PhraseTexts, about?: Readonly<Record<string, string | number>>): string;
  /** What leads back to a day; without one where it goes without saying. */
  leadBack(name: 'firstReport' | 'before', onDay: string | undefined): string;
  /** A day by its name or date, as it stands alone. */
  day(date: Date, detail: DayDetail): string;
  /** A day as the time of something: "am Montag". */
  onDay(date: Date, detail: DayDetail): string;
  /** The days of a period, the last one included. */
  period(from: Date, until: Date): string;
  list(items: readonly string[]): string;
}

const fill = (text: string, about: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(about[name] ?? ''));

/** Makes a language's phrases of its templates and of what the platform knows of its dates and lists. */
export const createPhrases = (
  tag: string,
  texts: PhraseTexts,
  onDay: OnDayTexts = { weekday: '{day}', date: '{day}' },
): Phrases => {
  const utc = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { timeZone: 'UTC', calendar: 'gregory', ...options });
  const formats: Readonly<Record<DayDetail, Intl.DateTimeFormat>> = {
    weekday: utc({ weekday: 'long' }),
    date: utc({ day: 'numeric', month: 'long' }),
    'date-and-year': utc({ day: 'numeric', month: 'long', year: 'numeric' }),
  };
  const list = new Intl.ListFormat(tag, { type: 'conjunction' });
  const day = (date: Date, detail: DayDetail): string =>
    // "2026 г." and "2026 р." are a year, and no end of a sentence.
    formats[detail]
      .format(date)
      .replace(/\s(?:г|р)\.$/u, (mark) => (mark.includes('г') ? ' года' : ' року'));
  return {
    say: (name, about = {}) => fill(texts[name], about),
    leadBack(name, onDay) {
      if (onDay !== undefined) return fill(texts[name], { day: onDay });
      const said = texts[name].replace(/[,،、，]?\s?\{day\}/u, '');
      return /\p{L}/u.test(said) ? said : '';
    },
    day,
    onDay(date, detail) {
      const said = detail === 'weekday' ? onDay.weekday : onDay.date;
      const template = typeof said === 'string' ? said : said[(date.getUTCDay() + 6) % 7];
      return fill(template ?? '{day}', { day: day(date, detail) });
    },
    period(from, until) {
      const end = day(until, 'date-and-year');
      if (end === day(from, 'date-and-year')) return end;
      const sameYear = from.getUTCFullYear() === until.getUTCFullYear();
      const start = day(from, sameYear ? 'date' : 'date-and-year');
      return fill(texts.range, { from: start, until: end });
    },
    list: (items) => list.format(items),
  };
};
