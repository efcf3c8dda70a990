import type { Figure } from './figures.ts';

/** How far a rounded figure may be from the one that it rounds. */
const ROUNDED = 0.1;
/** How far a computed figure may be from what is said of it, in its own unit. */
const COMPUTED = 0.6;
/** What a figure in one unit is in another: thousands and hundreds, minutes and hours, days, months; miles, feet, pounds, inches. */
const EXACT = [1000, 100, 60, 3600, 24, 7, 12];
const NEAR = [1.609, 0.3048, 0.4536, 2.54];
const CONVERTED = 0.03;
/** Of more figures, anything could be computed. */
const MOST_COMPUTED = 12;

const isNear = (a: number, b: number, share: number): boolean =>
  Math.abs(a - b) <= share * Math.abs(b);

const significantDigits = (value: number): number =>
  Math.abs(value).toExponential().replace(/e.*$/, '').replace('.', '').replace(/0+$/, '').length;

/** A rounder figure that is near: 1,000 for 1,026, 2,700 for 2,734. */
const isRounded = (said: number, known: number): boolean =>
  known >= 13 &&
  significantDigits(said) < significantDigits(known) &&
  isNear(said, known, significantDigits(said) === 1 ? ROUNDED : ROUNDED / 2);

const pairs = (values: readonly number[]): [number, number][] =>
  values.flatMap((a, at) =>
    values.flatMap((b, other): [number, number][] => (other === at ? [] : [[a, b]])),
  );

/** A share or a change in percent, and how many times as much, of two figures. */
const isComputed = (said: number, isPercent: boolean, values: readonly number[]): boolean =>
  values.length <= MOST_COMPUTED &&
  pairs(values).some(([a, b]) => {
    if (isPercent) {
      const share = (100 * a) / b;
      const results = [share, 100 - share, Math.abs(100 - share)];
      return b !== 0 && results.some((result) => Math.abs(result - said) <= COMPUTED);
    }
    return (
      a + b === said || a - b === said || (said >= 2 && b !== 0 && Math.abs(a / b - said) < 0.05)
    );
  });

const isConverted = (said: number, values: readonly number[]): boolean =>
  values.some(
    (value) =>
      EXACT.some((factor) => said === value * factor || said * factor === value) ||
      NEAR.some(
        (factor) =>
          isNear(said, value * factor, CONVERTED) || isNear(said, value / factor, CONVERTED),
      ),
  );

/**
 * Whether a figure that is said follows from figures that are quoted: it is one of them, rounds,
 * converts or counts them, or is computed of two. Times may be said by twelve hours. What stands
 * around, dates and the show's own words, can only be said as it is.
 */
export const follows = (
  said: Figure,
  quoted: readonly Figure[],
  around: readonly Figure[] = [],
): boolean => {
  const known = [...quoted, ...around];
  const values = known.flatMap((figure) => figure.values);
  const parts = known.flatMap((figure) => figure.parts);
  const hours = known.flatMap(({ isTime, parts: [hour] }) =>
    isTime && hour !== undefined ? [hour % 12 || 12] : [],
  );
  if (said.isMagnitude) {
    const [size = 0] = said.values;
    return quoted.some((figure) => figure.values.some((value) => value >= size));
  }
  if (said.values.length === 0) {
    const all = new Set([...parts, ...values, ...hours]);
    return said.parts.every((part) => part === 0 || all.has(part));
  }
  const equal = new Set([...values, ...values.map(Math.trunc), ...parts, ...hours]);
  // What is computed goes by one reading of each.
  const single = quoted.flatMap(({ values: [value] }) => value ?? []);
  const inUnits = said.isScaled
    ? []
    : quoted.flatMap(({ values: [value], isScaled }) => (isScaled ? [] : (value ?? [])));
  return said.values.some(
    (value) =>
      equal.has(value) ||
      quoted.some((figure) => figure.values.some((other) => isRounded(value, other))) ||
      isComputed(value, said.isPercent, single) ||
      isConverted(value, inUnits),
  );
};
