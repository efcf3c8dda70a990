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

const cursorOf = ({ createdAt, id }: PageEnd): string =>
  Buffer.from(JSON.stringify([createdAt, id]), 'utf8').toString('base64url');

/** The cursor of the next page, opaque to callers; null when there is none. */
export const nextCursor = ({ next }: Page<unknown>): string | null => next && cursorOf(next);

const readCursor = (cursor: string): PageEnd | undefined => {
  try {
    const [createdAt, id] = z
      .tuple([z.unknown(), z.unknown()])
      .parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return PageEndSchema.parse({ createdAt, id });
  } catch {
    return undefined;
  }
};

/** The query parameters that every list has. */
export const PageQuerySchema = z.strictObject({
  limit: z
    .string()
    .regex(/^\d{1,3}$/, 'must be a number from 1 to 100')
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= 100, 'must be a number from 1 to 100')
    .default(20)
    .meta({ description: 'How many, from 1 to 100.' }),
  cursor: z
    .string()
    .max(500)
    .transform((cursor, context) => {
      const end = readCursor(cursor);
      if (end) return end;
      context.addIssue({ code: 'custom', message: 'must be nextCursor of an earlier answer' });
      return z.NEVER;
    })
    .optional()
    .meta({ description: 'nextCursor of the page before.' }),
});
