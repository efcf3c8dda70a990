import { z } from 'zod';
import { CAP_STATES, type CapKeeper, type MonthlyCapReader } from '../../../cost/monthly-caps.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { readResponse } from '../read-response.ts';
import { writeErrors } from './episode-errors.ts';

/** The project, and what its stage may cost in a month; left out, it has no cap. */
interface CapConfig extends DatabaseConfig {
  readonly MONTHLY_CAP_USD?: number | undefined;
}

const AnswerSchema = z.discriminatedUnion('mayBegin', [
  z.object({ mayBegin: z.literal(true) }),
  z.object({ mayBegin: z.literal(false), reason: z.string() }),
]);

const RowSchema = z
  .object({
    podcast_id: z.uuid().nullable(),
    month: z.iso.date(),
    cap_usd: z.number(),
    spent_usd: z.number(),
    state: z.enum(CAP_STATES),
  })
  .transform(({ podcast_id, month, cap_usd, spent_usd, state }) => ({
    ...{ podcastId: podcast_id, month, capUsd: cap_usd, spentUsd: spent_usd, state },
  }));

/** The caps of a Supabase project. May throw EpisodeNotFound, StaleExecution, DatabaseUnavailable, DatabasePaused or DatabaseRefused. */
export const createMonthlyCaps = (config: CapConfig): MonthlyCapReader & CapKeeper => {
  const database = openDatabase(config);
  const p_stage_cap_usd = config.MONTHLY_CAP_USD ?? null;
  return {
    list: () =>
      readResponse(database.rpc('monthly_caps', { p_stage_cap_usd }), {
        action: 'tell how far the caps of the month are used up',
        schema: z.array(RowSchema),
      }),
    begin: (attempt) =>
      readResponse(
        database.rpc('begin_paying', {
          p_episode_id: attempt.episodeId,
          p_execution: attempt.execution,
          p_stage_cap_usd,
        }),
        {
          action: `tell whether episode ${attempt.episodeId} may begin what is paid for`,
          schema: AnswerSchema,
          errors: writeErrors(attempt),
        },
      ),
  };
};
