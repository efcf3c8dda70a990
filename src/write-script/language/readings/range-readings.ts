import type { Reading } from '../language.ts';

const NUMBER = '\\d{1,3}(?:,\\d{3})+|\\d+(?:[.,]\\d+)?';
const CLOCK = '\\d{1,2}:\\d\\d';
/** Neither a part of a longer number, of a name, nor of a chain as telephone numbers are. */
const APART_BEFORE = '(?<![\\p{L}\\p{N}_/.,:#*+]|[\\p{N}\\p{Script=Latin}]\\s?\\p{Pd}\\s?)';
const APART_BEHIND = '(?![\\p{N}_/]|[.,:]\\d|\\s?\\p{Pd}\\s?\\d)';

const toValue = (number: string): number =>
  Number(number.replace(/,(?=\d{3}(?!\d))/g, '').replace(',', '.'));

const isYear = (number: string): boolean => /^(?:1[5-9]|20)\d\d$/.test(number);

/** How a language tells that two figures with a dash between them are a range. */
export interface RangeWords {
  /** Stands for the dash. */
  readonly to: string;
  /** The same between years, where a language needs another. */
  readonly toYear?: string;
  /** A pattern for what is counted or measured, as it stands behind the figures. */
  readonly counted: string;
  /** A pattern for words in front of them that ask for a range: between, pages. */
  readonly asksForRange: string;
}

/**
 * Reads a dash between two figures where it is unmistakably a range: times of day, ascending years,
 * and ascending numbers of something that is counted. Telephone numbers, scores and numbers of
 * rooms and bills stay as they are written.
 */
export const rangeReadings = ({
  to,
  toYear = to,
  counted,
  asksForRange,
}: RangeWords): readonly Reading[] => {
  const isCounted = new RegExp(`^ ?(?:${counted})(?![\\p{L}\\p{N}])`, 'iu');
  const asks = new RegExp(`(?<!\\p{L})(?:${asksForRange}) ?$`, 'iu');
  return [
    [
      new RegExp(`${APART_BEFORE}(${CLOCK})\\s?\\p{Pd}\\s?(?=${CLOCK}${APART_BEHIND})`, 'gu'),
      (_, from = '') => `${from}${to}`,
    ],
    [
      new RegExp(`${APART_BEFORE}(${NUMBER})\\s?\\p{Pd}\\s?(${NUMBER})${APART_BEHIND}`, 'gu'),
      (written = '', from = '', until = '', at = '', whole = '') => {
        const isNumber = [from, until].every((number) => !/^0\d/.test(number));
        if (!isNumber || toValue(from) >= toValue(until)) return written;
        if (isYear(from) && isYear(until)) return `${from}${toYear}${until}`;
        const isRange =
          isCounted.test(whole.slice(Number(at) + written.length)) ||
          asks.test(whole.slice(0, Number(at)));
        return isRange ? `${from}${to}${until}` : written;
      },
    ],
  ];
};
