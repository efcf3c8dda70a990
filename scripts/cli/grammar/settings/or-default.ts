import { InvalidArgumentError } from '@commander-js/extra-typings';

const DEFAULT = 'default';

/** The text; null for `default`, which is what the language or the voice has by itself. */
export const orDefault = (value: string): string | null => (value === DEFAULT ? null : value);

const readNumber = (value: string, word: string): number => {
  const number = Number(value);
  if (value.trim() !== '' && Number.isFinite(number)) return number;
  throw new InvalidArgumentError(`Write a number, or ${word}.`);
};

/** Any number; null for `default`. */
export const numberOrDefault = (value: string): number | null =>
  value === DEFAULT ? null : readNumber(value, DEFAULT);

/** Any number, or the word `none`. */
export const numberOrNone = (value: string): number | 'none' =>
  value === 'none' ? value : readNumber(value, 'none');
