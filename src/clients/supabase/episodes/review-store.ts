import { z } from 'zod';
import type { ReviewStore } from '../../../episode/review.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { readOutcome } from '../read-response.ts';
import { REFUSALS } from '../refusals.ts';

const REFUSED = {
  [REFUSALS.UnknownEpisode]: 'unknown',
  [REFUSALS.IllegalTransition]: 'not-under-review',
} as const;

/** Discards scripts by the function discard_episode. Throws DatabaseUnavailable, DatabasePaused or DatabaseRefused. */
export const createReviewStore = (config: DatabaseConfig): ReviewStore => {
  const database = openDatabase(config);
  return {
    async discard(episodeId, reason) {
      const call = database
        .rpc('discard_episode', { p_episode_id: episodeId, p_reason: reason })
        .select('execution');
      const action = `discard the script of episode ${episodeId}`;
      const schema = z.object({ execution: z.string() });
      const answer = await readOutcome(call, { action, schema, refusals: REFUSED });
      if ('refused' in answer) return { outcome: answer.refused };
      return { outcome: 'discarded', execution: answer.row.execution };
    },
  };
};
