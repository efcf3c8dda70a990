import { z } from 'zod';
import type { VisibilityOutcome, VisibilityStore } from '../../../episode/visibility.ts';
import { StepcastError } from '../../../errors/stepcast-error.ts';
import { TimestampColumn } from '../columns.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { readResponse } from '../read-response.ts';
import { REFUSALS } from '../refusals.ts';

type Refused = Exclude<VisibilityOutcome, { outcome: 'changed' }>['outcome'];

/** Thrown when the database won't hide, show or withdraw an episode. */
class NotChanged extends StepcastError {
  override readonly name = 'NotChanged';
  readonly retryable = false;
  readonly outcome: Refused;

  constructor(outcome: Refused, cause: unknown) {
    super(`Who may have the episode can't be changed: ${outcome}`, { cause });
    this.outcome = outcome;
  }
}

const refusedAs = (outcome: Refused) => (_: string, cause: unknown) =>
  new NotChanged(outcome, cause);
const ERRORS = {
  [REFUSALS.UnknownEpisode]: refusedAs('unknown'),
  [REFUSALS.EpisodeWithdrawn]: refusedAs('withdrawn'),
  [REFUSALS.IllegalTransition]: refusedAs('never-published'),
  [REFUSALS.EpisodeAlreadyLive]: refusedAs('live'),
};
const RowSchema = z.object({
  execution: z.string(),
  republish_since: TimestampColumn.nullable(),
});

/** Hides, shows and withdraws episodes. Throws DatabaseUnavailable, DatabasePaused or DatabaseRefused. */
export const createVisibilityStore = (config: DatabaseConfig): VisibilityStore => {
  const database = openDatabase(config);
  return {
    async set(episodeId, visibility) {
      const call = database
        .rpc('set_episode_visibility', { p_episode_id: episodeId, p_visibility: visibility })
        .select('execution,republish_since');
      const action = `make episode ${episodeId} ${visibility}`;
      try {
        const row = await readResponse(call, { action, schema: RowSchema, errors: ERRORS });
        const isPending = row.republish_since !== null;
        return { outcome: 'changed', execution: row.execution, isPending };
      } catch (error) {
        if (error instanceof NotChanged) return { outcome: error.outcome };
        throw error;
      }
    },
  };
};
