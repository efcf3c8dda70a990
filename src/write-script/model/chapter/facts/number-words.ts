import { ONES, TELLING, valueIn } from './number-table.ts';

/** Hebrew writes "and" into the word: "עשרים וחמישה". */
const withoutAnd = (word: string): string => word.replace(/^ו(?=\p{Script=Hebrew}{2})/u, '');

/** Nor does it part "to", "in", "about" and "the" from what they stand before: "לכמאתיים". */
const barer = (word: string): string[] =>
  [1, 2, 3].flatMap((length) =>
    /^[ולבכמהש]+$/u.test(word.slice(0, length)) && word.length > length + 2
      ? [word.slice(length)]
      : [],
  );

const tellingOf = (word: string): number | undefined =>
  [word, ...barer(word)].map((each) => valueIn(TELLING, each)).find((value) => value !== undefined);
const numberOf = (word: string): number | undefined =>
  tellingOf(word) ?? valueIn(ONES, word) ?? valueIn(ONES, withoutAnd(word));

/** "Nineteen twenty-six" is a year: a century, and its years. */
const isYear = ([century, tens]: readonly number[]): boolean =>
  century !== undefined &&
  tens !== undefined &&
  century >= 13 &&
  century <= 20 &&
  tens >= 10 &&
  tens < 100;

/** An hour, and more minutes than twelve. */
const timeOf = ([hour, minutes, ...more]: readonly number[]):
  | readonly [number, number]
  | undefined =>
  hour !== undefined &&
  hour >= 1 &&
  hour <= 12 &&
  Number.isInteger(hour) &&
  minutes !== undefined &&
  minutes >= 13 &&
  minutes < 60 &&
  (minutes % 10 === 0 ? more.every((each) => each < 10) && more.length < 2 : more.length === 0)
    ? [hour, minutes + (more[0] ?? 0)]
    : undefined;

/** Plurals that only say how large something is. */
const MAGNITUDE = /^(?:(?:hundred|thousand|million|billion)s|сотни|тысячи|миллионы|מאות|אלפים)$/iu;

/** A number written in words. */
export interface WordNumber {
  readonly written: string;
  /** Where it stands in the text. */
  readonly index: number;
  readonly value: number;
  /** Hour and minutes, where it is a time of day: "six thirty". */
  readonly time?: readonly [number, number] | undefined;
  /** It names no number but a size: "thousands of people". */
  readonly isMagnitude: boolean;
}

/** The value of a word that multiplies a figure before it, for example 1e6 of "million". */
export const multiplierOf = (word: string): number | undefined => {
  const value = valueIn(TELLING, word);
  return value !== undefined && value >= 100 && Math.log10(value) % 1 === 0 ? value : undefined;
};

/** Adds up "twenty-five thousand" as it is said: what is large multiplies what stands before it. */
const sum = (values: readonly number[]): number => {
  const [century = 0, ...years] = values;
  if (isYear(values)) return 100 * century + sum(years);
  let last = 0;
  let total = 0;
  let group = 0;
  for (const value of values) {
    if (value >= 1e3) {
      total += (group || 1) * value;
      [group, last] = [0, value];
    } else if (value === 0.5 && last > 0 && group === 0) total += last / 2;
    else if (value === 100) group = Math.max(group, 1) * 100;
    else group += value;
  }
  return total + group;
};

const WORD = /[\p{L}][\p{L}\p{M}]*/gu;
const JOINS = /^(?:[\s-]|[\s-]+and\s+(?:a\s+)?|\s+a\s+|\s+[сз]\s+)$/iu;
/** Ten years of a century: "nineteen twenties". */
const DECADE = /^[\s-](twent|thirt|fort|fift|sixt|sevent|eight|nine)t?ies\b/i;
const TENS = ['twent', 'thirt', 'fort', 'fift', 'sixt', 'sevent', 'eight', 'nine'];

/** The numbers above twelve that a text writes in words: English, Russian and Hebrew. */
export const numbersInWords = (text: string): WordNumber[] => {
  const found: WordNumber[] = [];
  let run: { readonly word: string; readonly value: number }[] = [];
  let start = 0;
  let end = 0;
  const close = () => {
    if (run.some(({ word }) => tellingOf(word) !== undefined)) {
      const [first] = run;
      const [, decade] = DECADE.exec(text.slice(end)) ?? [];
      const tens = decade === undefined ? [] : [10 * (TENS.indexOf(decade.toLowerCase()) + 2)];
      const values = [...run.map(({ value }) => value), ...tens];
      found.push({
        written: text.slice(start, end),
        index: start,
        value: sum(values),
        time: timeOf(values),
        isMagnitude: run.length === 1 && MAGNITUDE.test(first?.word ?? ''),
      });
    }
    run = [];
  };
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const value = numberOf(word);
    if (value === undefined) continue;
    if (run.length > 0 && !JOINS.test(text.slice(end, index))) close();
    if (run.length === 0) start = index;
    run.push({ word, value });
    end = index + word.length;
  }
  close();
  return found;
};
