import { z } from 'zod';
import type { DiscardOutcome, ReviewStore } from '../../../episode/review.ts';
import { StepcastError } from '../../../errors/stepcast-error.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { readResponse } from '../read-response.ts';
import { REFUSALS } from '../refusals.ts';

type Refused = Exclude<DiscardOutcome, { outcome: 'discarded' }>['outcome'];

/** Thrown when the database won't discard the script of an episode. */
class NotDiscarded extends StepcastError {
  override readonly name = 'NotDiscarded';
  readonly retryable = false;
  readonly outcome: Refused;

  constructor(outcome: Refused, cause: unknown) {
    super(`The script can't be discarded: ${outcome}`, { cause });
    this.outcome = outcome;
  }
}

const refusedAs = (outcome: Refused) => (_: string, cause: unknown) =>
  new NotDiscarded(outcome, cause);
const ERRORS = {
  [REFUSALS.UnknownEpisode]: refusedAs('unknown'),
  [REFUSALS.IllegalTransition]: refusedAs('not-under-review'),
};

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
      try {
        const { execution } = await readResponse(call, { action, schema, errors: ERRORS });
        return { outcome: 'discarded', execution };
      } catch (error) {
        if (error instanceof NotDiscarded) return { outcome: error.outcome };
        throw error;
      }
    },
  };
};
