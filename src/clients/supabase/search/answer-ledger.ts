import { z } from 'zod';
import type { AnswerLedger } from '../../../search/answer/model/answer-ledger.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { readResponse } from '../read-response.ts';

/** The ledger of a Supabase project: no day (UTC) has more than `answersPerDay`. May throw DatabaseUnavailable, DatabasePaused or DatabaseRefused. */
export const createAnswerLedger = (
  config: DatabaseConfig,
  { answersPerDay }: { readonly answersPerDay: number },
): AnswerLedger => {
  const database = openDatabase(config);
  return {
    take: (id) =>
      readResponse(database.rpc('take_search_answer', { p_id: id, p_per_day: answersPerDay }), {
        action: 'grant a question to the language model',
        schema: z.boolean(),
      }),
    async record(id, outcome, items) {
      await readResponse(
        database.rpc('record_search_answer', { p_id: id, p_outcome: outcome, p_items: items }),
        { action: 'record what an answer cost', schema: z.unknown() },
      );
    },
  };
};
