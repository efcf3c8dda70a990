import type { Reading } from '../language.ts';

/** Each abbreviated day of the week as it stands behind с, behind по and в, and alone. */
const DAYS: Readonly<Record<string, readonly [from: string, until: string, alone: string]>> = {
  пн: ['понедельника', 'понедельник', 'понедельник'],
  вт: ['вторника', 'вторник', 'вторник'],
  ср: ['среды', 'среду', 'среда'],
  чт: ['четверга', 'четверг', 'четверг'],
  пт: ['пятницы', 'пятницу', 'пятница'],
  сб: ['субботы', 'субботу', 'суббота'],
  вс: ['воскресенья', 'воскресенье', 'воскресенье'],
};
const NAMES = Object.keys(DAYS).join('|');
const formsOf = (written: string) => DAYS[written.toLowerCase()] ?? [written, written, written];

/** Days of the week as timetables abbreviate them. */
export const RUSSIAN_DAYS: readonly Reading[] = [
  [
    new RegExp(
      `(?<!\\p{L})(?:([Сс]) )?(${NAMES})\\.?(?:\\s?\\p{Pd}\\s?| по )(${NAMES})(?!\\p{L})`,
      'giu',
    ),
    (_, opening, from = '', until = '') =>
      `${opening ?? (/^\p{Lu}/u.test(from) ? 'С' : 'с')} ${formsOf(from)[0]} по ${formsOf(until)[1]}`,
  ],
  [
    new RegExp(`(?<!\\p{L})(в)о? ((?:${NAMES})(?:\\.?(?:,| и) (?:${NAMES}))*)(?!\\p{L})`, 'giu'),
    (_, preposition = '', days = '') =>
      `${preposition}${/^вт/iu.test(days) ? 'о' : ''} ${days.replace(/(?<!\p{L})\p{L}{2}(?!\p{L})\.?/gu, (day) => formsOf(day.slice(0, 2))[1])}`,
  ],
  // "ср." alone means "compare".
  [
    /(?<!\p{L})(пн|вт|чт|пт|сб|вс|ср(?=\.?(?:,| и )))(?!\p{L})(?:\.(?=[,;)]|\s\p{Ll}))?/gu,
    (_, day = '') => {
      const name = formsOf(day)[2];
      return /^\p{Lu}/u.test(day) ? name.replace(/^./u, (letter) => letter.toUpperCase()) : name;
    },
  ],
];
