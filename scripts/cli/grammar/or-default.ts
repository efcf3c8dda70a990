import { InvalidArgumentError } from '@commander-js/extra-typings';

const DEFAULT = 'default';

/** The text; null for `default`, which is what the language or the voice has by itself. */
export const orDefault = (value: string): string | null => (value === DEFAULT ? null : value);

/** Any number; null for `default`. */
export const numberOrDefault = (value: string): number | null => {
  const number = Number(value);
  if (value === DEFAULT) return null;
  if (value.trim() !== '' && Number.isFinite(number)) return number;
  throw new InvalidArgumentError(`Write a number, or ${DEFAULT}.`);
};
