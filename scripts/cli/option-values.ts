import { InvalidOption } from '../command-line/invalid-option.ts';

/** One of the choices. @throws InvalidOption */
export const choose = <T extends string>(
  option: string,
  value: string | undefined,
  choices: readonly T[],
): T | undefined => {
  const chosen = choices.find((choice) => choice === value);
  if (value === undefined || chosen !== undefined) return chosen;
  throw new InvalidOption(`--${option} ${value}: write one of ${choices.join(', ')}.`);
};

/** A whole number from 1 to `max`. @throws InvalidOption */
export const countOf = (
  option: string,
  value: string | undefined,
  max: number,
): number | undefined => {
  if (value === undefined || (/^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= max)) {
    return value === undefined ? undefined : Number(value);
  }
  throw new InvalidOption(`--${option} ${value}: write a whole number from 1 to ${max}.`);
};

/** A number above 0, `max` at the most. @throws InvalidOption */
export const numberOf = (
  option: string,
  value: string | undefined,
  max: number,
): number | undefined => {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (number > 0 && number <= max) return number;
  throw new InvalidOption(`--${option} ${value}: write a number up to ${max}.`);
};

const DEFAULT = 'default';
const NONE = 'none';

/** The value; null for `none`, the word that removes what a show need not have. */
export const orNone = (value: string | undefined): string | null | undefined =>
  value === NONE ? null : value;

/** Each value as it is read; null for `default`, which is what the language or the voice has by itself. */
export const choicesOf = <T>(
  given: readonly string[] | undefined,
  read: (value: string) => T,
): (T | null)[] | undefined => given?.map((value) => (value === DEFAULT ? null : read(value)));

/** Reads any number. @throws InvalidOption */
export const readNumber =
  (option: string) =>
  (value: string): number => {
    const number = Number(value);
    if (value.trim() !== '' && Number.isFinite(number)) return number;
    throw new InvalidOption(`--${option} ${value}: write a number, or ${DEFAULT}.`);
  };
