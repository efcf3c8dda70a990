import { z } from 'zod';
import type { EpisodeEnder } from '../../../episode/episode-ender.ts';
import { CANCELLED } from '../../../episode/episode-ender.ts';
import { StepcastError } from '../../../errors/stepcast-error.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { readResponse } from '../read-response.ts';
import { REFUSALS } from '../refusals.ts';

/** Thrown when a row can't be marked because of what it is by now. */
class NotMarked extends StepcastError {
  override readonly name = 'NotMarked';
  readonly retryable = false;
  readonly outcome: 'ended' | 'elsewhere';

  constructor(outcome: 'ended' | 'elsewhere', cause: unknown) {
    super(`The episode can't be marked: ${outcome}`, { cause });
    this.outcome = outcome;
  }
}

const elsewhere = (_: string, cause: unknown) => new NotMarked('elsewhere', cause);
const ERRORS = {
  [REFUSALS.UnknownEpisode]: elsewhere,
  [REFUSALS.StaleExecution]: elsewhere,
  [REFUSALS.IllegalTransition]: (_: string, cause: unknown) => new NotMarked('ended', cause),
};
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
      try {
        const { metadata } = await readResponse(call, {
          action,
          schema: RowSchema,
          errors: ERRORS,
        });
        // The first error stays: it may have failed by itself a moment ago.
        return metadata.error.name === CANCELLED ? 'cancelled' : 'ended';
      } catch (error) {
        if (error instanceof NotMarked) return error.outcome;
        throw error;
      }
    },
  };
};
