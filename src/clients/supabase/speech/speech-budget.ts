import { z } from 'zod';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { readResponse } from '../read-response.ts';

const GrantSchema = z.object({
  granted: z.number().int().nonnegative(),
  waitMs: z.number().int().nonnegative(),
});

interface BudgetOptions {
  readonly provider: string;
  readonly requestsPerMinute: number;
}

/** A provider's requests, shared by all runs of the project. May throw DatabaseUnavailable, DatabasePaused or DatabaseRefused. */
export interface DatabaseSpeechBudget {
  /** Takes up to `count` requests; when there is none, tells how long until there may be one. */
  take(count: number): Promise<z.infer<typeof GrantSchema>>;
}

/** The budget of a Supabase project: no 60 seconds get more than `requestsPerMinute` from it. */
export const createSpeechBudget = (
  config: DatabaseConfig,
  { provider, requestsPerMinute }: BudgetOptions,
): DatabaseSpeechBudget => {
  const database = openDatabase(config);
  return {
    take: (count) =>
      readResponse(
        database.rpc('take_speech_requests', {
          p_provider: provider,
          p_count: count,
          p_per_minute: requestsPerMinute,
        }),
        { action: `grant requests to ${provider}`, schema: GrantSchema },
      ),
  };
};
