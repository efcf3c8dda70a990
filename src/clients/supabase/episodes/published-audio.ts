import { z } from 'zod';
import type { PublishedAudio, PublishedAudioReader } from '../../../clips/ports.ts';
import { EpisodeOutputsSchema } from '../../../episode/stored-object.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { readResponse } from '../read-response.ts';

const RowSchema = z
  .object({ episode_id: z.uuid(), duration_ms: z.number().int(), outputs: EpisodeOutputsSchema })
  .transform(({ episode_id, duration_ms, outputs: { audio, frames } }): PublishedAudio | null =>
    audio ? { episodeId: episode_id, durationMs: duration_ms, audio, frames } : null,
  );

/** The sound of episodes as they were last published. Throws DatabaseUnavailable, DatabasePaused or DatabaseRefused. */
export const createPublishedAudioReader = (config: DatabaseConfig): PublishedAudioReader => {
  const database = openDatabase(config);
  return {
    async find(episodeId) {
      const rows = database
        .from('episode_releases')
        .select('episode_id,duration_ms,outputs')
        .eq('episode_id', episodeId)
        .eq('is_public', true);
      const [published] = await readResponse(rows, {
        action: `look up the published episode ${episodeId}`,
        schema: z.array(RowSchema),
      });
      return published ?? null;
    },
  };
};
