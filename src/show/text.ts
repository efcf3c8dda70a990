import { z } from 'zod';

const isStorable = (value: string): boolean => !value.includes('\u0000') && value.isWellFormed();

/** Text that PostgreSQL can hold: no NUL, no half of a surrogate pair. */
export const storable = [isStorable, 'must be text without NUL or broken characters'] as const;

/** Text without white space around it. */
export const text = (maxLength: number) =>
  z
    .string()
    .trim()
    .max(maxLength)
    .refine(...storable);

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
