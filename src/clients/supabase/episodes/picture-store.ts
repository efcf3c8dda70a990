import type { PictureStore } from '../../../episode/picture/picture-store.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { REFUSALS } from '../refusals.ts';
import { CHANGED_COLUMNS, readChange } from './read-change.ts';

const REFUSED = {
  [REFUSALS.UnknownEpisode]: 'unknown',
  [REFUSALS.EpisodeWithdrawn]: 'withdrawn',
} as const;

/** Gives episodes pictures. Throws DatabaseUnavailable, DatabasePaused or DatabaseRefused. */
export const createPictureStore = (config: DatabaseConfig): PictureStore => {
  const database = openDatabase(config);
  return {
    set: (episodeId, pictureKey) =>
      readChange(
        database
          .rpc('set_episode_picture', { p_episode_id: episodeId, p_key: pictureKey })
          .select(CHANGED_COLUMNS),
        { action: `change the picture of episode ${episodeId}`, refusals: REFUSED },
      ),
  };
};
