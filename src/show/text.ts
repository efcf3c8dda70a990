import { z } from 'zod';

const isStorable = (value: string): boolean => !value.includes('\u0000') && value.isWellFormed();

/** Text that PostgreSQL can hold: no NUL, no half of a surrogate pair. */
export const storable = [isStorable, 'must be text without NUL or broken characters'] as const;

/**
 * What screens act on instead of showing it: the controls of ISO 6429 but tab and line ends, and
 * Unicode's embeddings, overrides and isolates (UAX #9). Direction marks stay: names in Hebrew and
 * Arabic need them, and they move no other text.
 */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const LINE_END = /[\t\n\r\u2028\u2029]/;

/** Text that shows what it says: no control characters, no direction overrides. */
export const plain = [
  (value: string) => !UNSEEN.test(value),
  'must be text without control characters and direction overrides',
] as const;

/** Characters that leave no mark: spaces, those that Unicode lets fonts ignore, and the empty Braille cell. */
const INVISIBLE = /[\s\p{Default_Ignorable_Code_Point}\p{Cc}\u2800]/gu;

/** Text that shows something, where it isn't empty: not joiners, soft hyphens or fillers alone. */
export const visible = [
  (value: string) => value === '' || value.replace(INVISIBLE, '') !== '',
  'must not be of invisible characters alone',
] as const;

/** Text without white space around it. */
export const text = (maxLength: number) =>
  z
    .string()
    .trim()
    .max(maxLength)
    .refine(...storable)
    .refine(...plain)
    .refine(...visible);

/** Text on one line, such as a title. */
export const line = (maxLength: number) =>
  text(maxLength).refine((value) => !LINE_END.test(value), 'must be on one line');

/** Whether JavaScript knows an IANA time zone by this very name; the database has the last word. */
export const isTimeZone = (name: string): boolean => {
  if (!/^([A-Za-z_]+\/[A-Za-z0-9_+/-]+|UTC)$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};
