import { z } from 'zod';
import { type EpisodeImporter, EpisodeOfOtherShow } from '../../../episode/episode-import.ts';
import { ShowNotFound } from '../../../show/show-store.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { readResponse } from '../read-response.ts';
import { REFUSALS } from '../refusals.ts';

/** Keeps imported episodes in a Supabase project. Throws DatabaseUnavailable, DatabasePaused or DatabaseRefused besides. */
export const createEpisodeImporter = (config: DatabaseConfig): EpisodeImporter => {
  const database = openDatabase(config);
  return {
    async importEpisode(podcastId, episodeId, episode) {
      const row = database.rpc('import_episode', {
        p_episode_id: episodeId,
        p_podcast_id: podcastId,
        p_episode: episode,
      });
      const { id } = await readResponse(row, {
        action: `import episode ${episodeId}`,
        schema: z.object({ id: z.uuid() }),
        errors: {
          [REFUSALS.UnknownPodcast]: (_, cause) => new ShowNotFound(podcastId, cause),
          [REFUSALS.OtherPodcast]: (reason, cause) => new EpisodeOfOtherShow(reason, { cause }),
        },
      });
      return { episodeId: id };
    },
  };
};
