import type { Figure } from './figures.ts';
import { isSameAmount } from './units.ts';

/** How far a rounded figure may be from the one that it rounds. */
const ROUNDED = 0.1;
/** How far a computed figure may be from what is said of it, in its own unit. */
const COMPUTED = 0.6;
/** Of more figures, anything could be computed. */
const MOST_COMPUTED = 12;

/** What a figure that is said may follow from. */
interface Known {
  readonly quoted: readonly Figure[];
  /** Dates and the show's own words, which can only be said as they are. */
  readonly around?: readonly Figure[];
  /** In which what is quoted was posted: ages are counted from there. */
  readonly years?: readonly number[];
}

const isNear = (a: number, b: number, share: number): boolean =>
  Math.abs(a - b) <= share * Math.abs(b);

const significantDigits = (value: number): number =>
  Math.abs(value).toExponential().replace(/e.*$/, '').replace('.', '').replace(/0+$/, '').length;

/** A rounder figure that is near: 1,000 for 1,026, 2,700 for 2,734. */
const isRounded = (said: number, known: number): boolean =>
  known >= 13 &&
  significantDigits(said) < significantDigits(known) &&
  isNear(said, known, significantDigits(said) === 1 ? ROUNDED : ROUNDED / 2);

/** More than 1,000 of 1,400, nearly 1.5 million of 1,380,000: rounder, and on the side that is said. */
const isBound = ({ bound, values: [said = Number.NaN] }: Figure, known: number): boolean =>
  known >= 13 &&
  significantDigits(said) < significantDigits(known) &&
  ((bound === 'more' && said <= known && known < 2 * said) ||
    (bound === 'fewer' && known < said && known >= 0.8 * said));

const pairs = (values: readonly number[]): [number, number][] =>
  values.flatMap((a, at) =>
    values.flatMap((b, other): [number, number][] => (other === at ? [] : [[a, b]])),
  );

/** A share or a change in percent, how many times as much, a sum or a difference of two figures, or the sum of all. */
const isComputed = (said: number, isPercent: boolean, values: readonly number[]): boolean =>
  values.length <= MOST_COMPUTED &&
  ((!isPercent && values.reduce((sum, value) => sum + value, 0) === said) ||
    pairs(values).some(([a, b]) => {
      if (isPercent) {
        const share = (100 * a) / b;
        const results = [share, 100 - share, Math.abs(100 - share)];
        return b !== 0 && results.some((result) => Math.abs(result - said) <= COMPUTED);
      }
      return (
        a + b === said ||
        Math.abs(a - b - said) < 1e-9 ||
        (said >= 2 && b !== 0 && Math.abs(a / b - said) < 0.05)
      );
    }));

/** What a figure without a unit that is known may be in another: thousands, minutes and hours, days, months. */
const EXACT = [1000, 60, 24, 7, 12];

/** The same amount in another unit. Where the words of units aren't known, figures alone decide. */
const isConverted = (said: Figure, quoted: readonly Figure[]): boolean =>
  quoted.some((known) => {
    if (said.unit && known.unit) {
      const [to, from] = [said.unit, known.unit];
      return said.values.some((a) => known.values.some((b) => isSameAmount([a, to], [b, from])));
    }
    const [[a], [b]] = [said.values, known.values];
    if (said.isUnitReadable || known.isUnitReadable || a === undefined || b === undefined) {
      return false;
    }
    return EXACT.some((factor) => a === b * factor || a * factor === b);
  });

/** Whether 24.2 is among the numbers of 24.2.1; an order that is another is another version. */
const isWithin = (said: readonly number[], known: readonly number[]): boolean =>
  known.some((_, from) => said.every((part, at) => known[from + at] === part));

const isVersion = ({ written, parts }: Figure): boolean =>
  /^\d+(?:\.\d+){2,}$/.test(written) && !parts.some((part) => part >= 1900);

/**
 * Whether a figure that is said follows from figures that are quoted: it is one of them, rounds,
 * converts or counts them, is computed of two or is the sum of all. Times may be said by twelve
 * hours or by twenty-four.
 */
export const follows = (said: Figure, { quoted, around = [], years = [] }: Known): boolean => {
  const known = [...quoted, ...around];
  const values = known.flatMap((figure) => figure.values);
  const parts = known.flatMap((figure) => figure.parts);
  const hours = new Set(known.flatMap((figure) => figure.hours));
  const byTwelve = [...hours].map((hour) => hour % 12 || 12);
  if (said.isMagnitude) {
    const [size = 0] = said.values;
    return quoted.some((figure) => figure.values.some((value) => value >= size));
  }
  if (isVersion(said)) return known.some((figure) => isWithin(said.parts, figure.parts));
  if (said.values.length === 0) {
    const all = new Set([...parts, ...values, ...byTwelve]);
    const [hour = Number.NaN, ...others] = said.parts;
    const isKnown = (part: number) => part === 0 || all.has(part);
    return (isKnown(hour) || said.hours.some((each) => hours.has(each))) && others.every(isKnown);
  }
  const equal = new Set([...values, ...values.map(Math.trunc), ...parts, ...byTwelve]);
  // What is computed goes by one reading of each.
  const single = quoted.flatMap(({ values: [value] }) => value ?? []);
  // "Built 31 years ago" is a year, and a year an age.
  const ages = single.flatMap((value) =>
    value <= 2100 ? years.map((year) => Math.abs(year - value)) : [],
  );
  const [first = Number.NaN] = said.values;
  return (
    said.values.some((value) => equal.has(value)) ||
    said.hours.some((hour) => hours.has(hour)) ||
    ages.includes(first) ||
    quoted.some((figure) =>
      figure.values.some((other) => isRounded(first, other) || isBound(said, other)),
    ) ||
    isComputed(first, said.isPercent, single) ||
    isConverted(said, quoted)
  );
};
