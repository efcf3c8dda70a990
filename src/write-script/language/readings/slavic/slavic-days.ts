import type { Reading } from '../../language.ts';
import { inCaseOf } from '../words-in-full.ts';

/** A day of the week by its short form: as it stands from a day on, until a day, on a day, and alone. */
export type DayForms = readonly [from: string, until: string, at: string, alone: string];

interface SlavicDays {
  readonly days: Readonly<Record<string, DayForms>>;
  /** From a day on, and until a day: с, по. */
  readonly from: string;
  readonly until: string;
  /** On a day, and its form before a day that begins with two consonants: в, во. */
  readonly at: readonly [usual: string, beforeTwo: string];
  readonly and: string;
  /** A short form that alone is another word: "ср." compares. */
  readonly ambiguous?: string;
}

/** Reads days of the week as timetables abbreviate them: пн–пт, в вт и чт, pn.–pt. */
export const slavicDays = (words: SlavicDays): readonly Reading[] => {
  const { days, from: since, until: to, and, ambiguous = '(?!)' } = words;
  const [usual, beforeTwo] = words.at;
  const names = Object.keys(days).sort((a, b) => b.length - a.length);
  const name = names.join('|');
  const formOf = (written: string, at: number) => days[written.toLowerCase()]?.[at] ?? written;
  const prepositions = [...new Set([usual, beforeTwo, ...(usual === 'у' ? ['в'] : [])])].join('|');
  const list = new RegExp(`(?<!\\p{L})(${name})(?!\\p{L})\\.?`, 'giu');
  return [
    [
      new RegExp(
        `(?<!\\p{L})(?:${since} )?(${name})\\.?(?:\\s?\\p{Pd}\\s?| ${to} )(${name})(?!\\p{L})\\.?`,
        'giu',
      ),
      (written = '', from = '', until = '') =>
        `${inCaseOf(written, since)} ${formOf(from, 0)} ${to} ${formOf(until, 1)}`,
    ],
    [
      new RegExp(
        `(?<!\\p{L})(${prepositions}) ((?:${name})(?:\\.?(?:,| ${and}) (?:${name}))*)(?!\\p{L})\\.?`,
        'giu',
      ),
      (_, preposition = '', written = '') => {
        const said = written.replace(list, (day) => formOf(day.replace('.', ''), 2));
        const isHard = /^[вw][тсt]/iu.test(said);
        return `${inCaseOf(preposition, isHard ? beforeTwo : usual)} ${said}`;
      },
    ],
    [
      new RegExp(
        `(?<!\\p{L})(${names.filter((day) => day !== ambiguous).join('|')}|${ambiguous}(?=\\.?(?:,| ${and} )))(?!\\p{L})(?:\\.(?=[,;)]|\\s[\\p{Ll}\\d]))?`,
        'giu',
      ),
      (day = '') => inCaseOf(day, formOf(day.replace('.', ''), 3)),
    ],
  ];
};
