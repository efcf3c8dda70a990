import type { Language, Reading } from './language.ts';
import { COMMON_READINGS, LAST_READINGS } from './readings/common-readings.ts';

const apply = (text: string, readings: readonly Reading[]): string =>
  readings.reduce(
    (read, [written, spoken]) =>
      typeof spoken === 'string' ? read.replace(written, spoken) : read.replace(written, spoken),
    text,
  );

/** Stands for a dash that is said; a character that no text holds. */
const DASH = '\uFDDA';
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

/** In Russian and Ukrainian a dash stands for the verb; a comma in its place would part what it joins. */
const KEEPS_DASH = /^(?:ru|uk)(?![a-z])/i;

const readAloud = (text: string, { readings, tag }: Language): string => {
  const read = apply(apply(text, COMMON_READINGS), readings);
  const kept = KEEPS_DASH.test(tag) ? read.replace(/\s+[—–]\s+/gu, DASH) : read;
  const spoken = apply(kept, LAST_READINGS).replaceAll(DASH, ' — ').trim();
  // A sentence that began with a sign begins with the word for it.
  const begun = /^\P{L}/u.test(text)
    ? spoken.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase(tag))
    : spoken;
  // An abbreviation at the end takes the full stop with it.
  return /[.!?]$/.test(text) && /[\p{L}\p{N}]$/u.test(begun) ? `${begun}.` : begun;
};
