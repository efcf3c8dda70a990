import { InvalidOption } from './invalid-option.ts';

/** Reads the value of an option as a day or a time with its zone. @throws InvalidOption */
export const readDate = (option: string, value: string | undefined): Date | undefined => {
  if (value === undefined) return undefined;
  const date = new Date(value);
  if (
    !/^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.test(value) ||
    Number.isNaN(date.getTime())
  ) {
    throw new InvalidOption(
      `--${option} ${value}: not a date. Write a day (2026-09-01) or a time with its zone (2026-09-01T08:00:00Z).`,
    );
  }
  return date;
};
