import type { Language, Reading } from './language.ts';
import { COMMON_READINGS, LAST_READINGS } from './readings/common-readings.ts';

const apply = (text: string, readings: readonly Reading[]): string =>
  readings.reduce(
    (read, [written, spoken]) =>
      typeof spoken === 'string' ? read.replace(written, spoken) : read.replace(written, spoken),
    text,
  );

const MOST_REMEMBERED = 20_000;
const remembered = new WeakMap<Language, Map<string, string>>();

/** The words of a sentence as they are said: figures, dates, units, abbreviations and names read in the language's way. */
export const speak = (text: string, language: Language): string => {
  const known = remembered.get(language) ?? new Map<string, string>();
  remembered.set(language, known);
  const said = known.get(text) ?? readAloud(text, language);
  if (known.size < MOST_REMEMBERED) known.set(text, said);
  return said;
};

const readAloud = (text: string, { readings }: Language): string => {
  const read = apply(apply(text, COMMON_READINGS), readings);
  const spoken = apply(read, LAST_READINGS).trim();
  // An abbreviation at the end takes the full stop with it.
  return /[.!?]$/.test(text) && /[\p{L}\p{N}]$/u.test(spoken) ? `${spoken}.` : spoken;
};
