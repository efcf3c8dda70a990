import { z } from 'zod';
import type { PictureOutcome, PictureStore } from '../../../episode/picture/picture-store.ts';
import { StepcastError } from '../../../errors/stepcast-error.ts';
import { TimestampColumn } from '../columns.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { readResponse } from '../read-response.ts';
import { REFUSALS } from '../refusals.ts';

type Refused = Exclude<PictureOutcome, { outcome: 'changed' }>['outcome'];

/** Thrown when the database won't give an episode a picture. */
class PictureNotSet extends StepcastError {
  override readonly name = 'PictureNotSet';
  readonly retryable = false;
  readonly outcome: Refused;

  constructor(outcome: Refused, cause: unknown) {
    super(`The episode's picture can't be changed: ${outcome}`, { cause });
    this.outcome = outcome;
  }
}

const refusedAs = (outcome: Refused) => (_: string, cause: unknown) =>
  new PictureNotSet(outcome, cause);
const ERRORS = {
  [REFUSALS.UnknownEpisode]: refusedAs('unknown'),
  [REFUSALS.EpisodeWithdrawn]: refusedAs('withdrawn'),
};
const RowSchema = z.object({
  execution: z.string(),
  republish_since: TimestampColumn.nullable(),
});

/** Gives episodes pictures. Throws DatabaseUnavailable, DatabasePaused or DatabaseRefused. */
export const createPictureStore = (config: DatabaseConfig): PictureStore => {
  const database = openDatabase(config);
  return {
    async set(episodeId, pictureKey) {
      const call = database
        .rpc('set_episode_picture', { p_episode_id: episodeId, p_key: pictureKey })
        .select('execution,republish_since');
      const action = `change the picture of episode ${episodeId}`;
      try {
        const row = await readResponse(call, { action, schema: RowSchema, errors: ERRORS });
        const isPending = row.republish_since !== null;
        return { outcome: 'changed', execution: row.execution, isPending };
      } catch (error) {
        if (error instanceof PictureNotSet) return { outcome: error.outcome };
        throw error;
      }
    },
  };
};
