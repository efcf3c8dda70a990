import { COMMON_READINGS, LAST_READINGS } from './common-readings.ts';
import type { Language, Reading } from './language.ts';

const apply = (text: string, readings: readonly Reading[]): string =>
  readings.reduce(
    (read, [written, spoken]) =>
      typeof spoken === 'string' ? read.replace(written, spoken) : read.replace(written, spoken),
    text,
  );

/** The words of a sentence as they are said: figures, dates, units, abbreviations and names read in the language's way. */
export const speak = (text: string, { readings, dot }: Language): string => {
  const read = apply(apply(text, COMMON_READINGS), readings);
  // A dot within a name is said; in other scripts a missing space after a full stop is likelier.
  const named = read
    .replace(/(?<=[A-Za-z0-9_]{2}|[A-Za-z])\.(?=[A-Za-z_]{2})/g, dot)
    .replace(/(?<=\p{L}{2})\.(?=\p{Lu}?\p{L}{2})/gu, '. ');
  const spoken = apply(named, LAST_READINGS).trim();
  // An abbreviation at the end takes the full stop with it.
  return /[.!?]$/.test(text) && /[\p{L}\p{N}]$/u.test(spoken) ? `${spoken}.` : spoken;
};
