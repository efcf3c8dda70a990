import { z } from 'zod';

/**
 * Who asks, as it is kept: the internal API key, a named key, or a person who is signed in. `id` is
 * the key's or the user's.
 */
export const CallerSchema = z.object({
  kind: z.enum(['internal', 'key', 'person']),
  id: z.string().optional(),
  /** A key's name, a person's address. */
  name: z.string(),
});
export type Caller = z.infer<typeof CallerSchema>;

/** The header in which the database is told on whose behalf it is written to; believed of the service role alone. */
export const CALLER_HEADER = 'x-stepcast-caller';
