import { z } from 'zod';
import type { EpisodeEnder } from '../../../episode/episode-ender.ts';
import { CANCELLED } from '../../../episode/episode-ender.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { readOutcome } from '../read-response.ts';
import { REFUSALS } from '../refusals.ts';

const REFUSED = {
  [REFUSALS.UnknownEpisode]: 'elsewhere',
  [REFUSALS.StaleExecution]: 'elsewhere',
  [REFUSALS.IllegalTransition]: 'ended',
} as const;
const RowSchema = z.object({ metadata: z.object({ error: z.object({ name: z.string() }) }) });

/** Ends episodes by the function mark_episode_failed. Throws DatabaseUnavailable, DatabasePaused or DatabaseRefused. */
export const createEpisodeEnder = (config: DatabaseConfig): EpisodeEnder => {
  const database = openDatabase(config);
  return {
    async markCancelled({ episodeId, execution }, state, cause) {
      const call = database
        .rpc('mark_episode_failed', {
          p_episode_id: episodeId,
          p_execution: execution,
          p_state: state,
          p_error: CANCELLED,
          p_cause: cause,
        })
        .select('metadata');
      const action = `cancel episode ${episodeId}`;
      const answer = await readOutcome(call, { action, schema: RowSchema, refusals: REFUSED });
      if ('refused' in answer) return answer.refused;
      // The first error stays: it may have failed by itself a moment ago.
      return answer.row.metadata.error.name === CANCELLED ? 'cancelled' : 'ended';
    },
  };
};
