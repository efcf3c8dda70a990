import { z } from 'zod';
import { TimestampColumn } from '../columns.ts';
import { readOutcome } from '../read-response.ts';

const RowSchema = z.object({
  execution: z.string(),
  republish_since: TimestampColumn.nullable(),
});

/** The columns of `episodes` that `readChange` reads. */
export const CHANGED_COLUMNS = 'execution,republish_since';

/**
 * What came of changing an episode that listeners may have: its execution, and whether feed and pages
 * still have to follow; or why not. @throws DatabaseUnavailable, DatabasePaused, DatabaseRefused
 */
export const readChange = async <R extends string>(
  response: Parameters<typeof readOutcome>[0],
  { action, refusals }: { readonly action: string; readonly refusals: Readonly<Record<string, R>> },
) => {
  const answer = await readOutcome(response, { action, schema: RowSchema, refusals });
  if ('refused' in answer) return { outcome: answer.refused };
  const { execution, republish_since: republishSince } = answer.row;
  return { outcome: 'changed' as const, execution, isPending: republishSince !== null };
};
