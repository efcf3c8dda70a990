import { z } from 'zod';

/** Where a page ends: the last row of it, its time as the database wrote it. */
export const PageEndSchema = z.object({
  createdAt: z.iso
    .datetime({ offset: true })
    // What a cursor may hold comes from outside: no date that PostgreSQL can't read.
    .regex(/^20.*(?:Z|[+-](?:0\d|1[0-4]):\d\d)$/),
  id: z.uuid(),
});
export type PageEnd = z.infer<typeof PageEndSchema>;

/** Rows of a list, newest first, and where to go on; null at the end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: PageEnd | null;
}

/** What a list is asked for: at most `limit` rows of those after `after`. */
export interface PageRequest {
  readonly limit: number;
  readonly after: PageEnd | null;
}
