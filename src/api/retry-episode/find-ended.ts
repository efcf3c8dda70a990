import type { Window } from '../../episode/content.ts';
import type { EpisodeRecord } from '../../episode/episode-record.ts';
import { isLive } from '../../episode/status.ts';
import { unknownEpisode } from '../problem.ts';
import { episodeWithdrawn, importedEpisode, stillLive } from './retry-problems.ts';
import type { AttemptDeps } from './start-attempt.ts';

/** An episode of which another attempt can be made. */
export interface EndedEpisode {
  readonly episodeId: string;
  readonly podcastId: string;
  readonly attempt: number;
  /** Null of one that was refused at its opening: its execution says what it was to be. */
  readonly row: EpisodeRecord | null;
  /** Null while it was never chosen. */
  readonly window: Window | null;
}

/** Finds an episode that has ended, or awaits a review. @throws RequestProblem 404, or 409 while it lives and for an imported one */
export const findEnded = async (
  { episodes, executions }: AttemptDeps,
  episodeId: string,
  statusUrl: string,
): Promise<EndedEpisode> => {
  const row = await episodes.find(episodeId);
  if (row) {
    if (isLive(row.status)) throw stillLive(episodeId, statusUrl);
    if (row.isImported) throw importedEpisode(episodeId);
    if (row.visibility === 'withdrawn') throw episodeWithdrawn(episodeId);
    const { podcastId, attempt, window } = row;
    return { episodeId, podcastId, attempt, row, window };
  }
  const execution = await executions.find(episodeId);
  if (execution?.status === 'running') throw stillLive(episodeId, statusUrl);
  if (execution?.status !== 'failed') throw unknownEpisode(episodeId);
  const { podcastId, window } = execution;
  return { episodeId, podcastId, attempt: 1, row: null, window };
};
