import { z } from 'zod';
import { type Page, type PageEnd, PageEndSchema } from '../paging/page.ts';
import { limitUpTo } from './limit-up-to.ts';

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
  limit: limitUpTo(100, 20, 'How many, from 1 to 100.'),
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
