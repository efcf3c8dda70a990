import { z } from 'zod';
import type { SoundbiteStore } from '../../../episode/sound/soundbite.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { readResponse } from '../read-response.ts';

const RowSchema = z
  .object({ start_ms: z.number(), duration_ms: z.number(), title: z.string() })
  .transform(({ start_ms, duration_ms, title }) => ({
    startMs: start_ms,
    durationMs: duration_ms,
    title,
  }));

/** Soundbites of the episodes of a Supabase project. Throws DatabaseUnavailable, DatabasePaused or DatabaseRefused. */
export const createSoundbiteStore = (config: DatabaseConfig): SoundbiteStore => {
  const database = openDatabase(config);
  return {
    list: (episodeId, audioKey) =>
      readResponse(
        database
          .from('soundbites')
          .select('start_ms,duration_ms,title')
          .eq('episode_id', episodeId)
          .eq('audio_key', audioKey)
          .order('start_ms'),
        {
          action: `list the soundbites of episode ${episodeId}`,
          schema: z.array(RowSchema),
        },
      ),
    async replace(episodeId, audioKey, soundbites) {
      const call = database.rpc('set_soundbites', {
        p_episode_id: episodeId,
        p_audio_key: audioKey,
        p_soundbites: soundbites,
      });
      await readResponse(call, {
        action: `keep the soundbites of episode ${episodeId}`,
        schema: z.unknown(),
      });
    },
  };
};
