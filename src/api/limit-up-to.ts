import { z } from 'zod';

/** How many a list answers at once: a query parameter from 1 to `most`. */
export const limitUpTo = (most: number, usually: number, description: string) => {
  const words = `must be a number from 1 to ${most}`;
  return z
    .string()
    .regex(new RegExp(`^\\d{1,${String(most).length}}$`), words)
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= most, words)
    .default(usually)
    .meta({ description });
};
