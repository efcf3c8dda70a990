import { COMMON_READINGS, LAST_READINGS } from './common-readings.ts';
import type { Language, Reading } from './language.ts';

const apply = (text: string, readings: readonly Reading[]): string =>
  readings.reduce(
    (read, [written, spoken]) =>
      typeof spoken === 'string' ? read.replace(written, spoken) : read.replace(written, spoken),
    text,
  );

/** The words of a sentence as they are said: figures, dates, units, abbreviations and names read in the language's way. */
export const speak = (text: string, { readings }: Language): string => {
  const read = apply(apply(text, COMMON_READINGS), readings);
  const spoken = apply(read, LAST_READINGS).trim();
  // An abbreviation at the end takes the full stop with it.
  return /[.!?]$/.test(text) && /[\p{L}\p{N}]$/u.test(spoken) ? `${spoken}.` : spoken;
};
