import { z } from 'zod';
import type { SpendingReader } from '../../../cost/spending.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { readResponse } from '../read-response.ts';

const RowSchema = z
  .object({
    month: z.iso.date(),
    podcast_id: z.uuid(),
    episodes: z.number(),
    usd: z.number(),
    is_complete: z.boolean(),
  })
  .transform(({ podcast_id, is_complete, ...row }) => ({
    ...row,
    podcastId: podcast_id,
    isComplete: is_complete,
  }));

/** What the episodes of a Supabase project cost. Throws DatabaseUnavailable, DatabasePaused or DatabaseRefused. */
export const createSpendingReader = (config: DatabaseConfig): SpendingReader => {
  const database = openDatabase(config);
  return {
    byMonth: (months) =>
      readResponse(database.rpc('spending_by_month', { p_months: months }), {
        action: `tell what was spent in ${months} months`,
        schema: z.array(RowSchema),
      }),
  };
};
