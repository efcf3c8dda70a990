import type { VisibilityStore } from '../../../episode/visibility.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { REFUSALS } from '../refusals.ts';
import { CHANGED_COLUMNS, readChange } from './read-change.ts';

const REFUSED = {
  [REFUSALS.UnknownEpisode]: 'unknown',
  [REFUSALS.EpisodeWithdrawn]: 'withdrawn',
  [REFUSALS.IllegalTransition]: 'never-published',
  [REFUSALS.EpisodeAlreadyLive]: 'live',
} as const;

/** Hides, shows and withdraws episodes. Throws DatabaseUnavailable, DatabasePaused or DatabaseRefused. */
export const createVisibilityStore = (config: DatabaseConfig): VisibilityStore => {
  const database = openDatabase(config);
  return {
    set: (episodeId, visibility) =>
      readChange(
        database
          .rpc('set_episode_visibility', { p_episode_id: episodeId, p_visibility: visibility })
          .select(CHANGED_COLUMNS),
        { action: `make episode ${episodeId} ${visibility}`, refusals: REFUSED },
      ),
  };
};
