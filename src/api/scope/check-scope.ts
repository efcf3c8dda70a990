import type { EpisodeStatusReader } from '../../episode/episode-record.ts';
import type { ExecutionReader } from '../../episode/executions.ts';
import { currentScope, isInScope } from '../../runtime/current-caller.ts';
import { unknownEpisode, unknownShow } from '../problem.ts';

/** What tells of which show an episode is. */
interface EpisodeScopeDeps {
  readonly episodes: Pick<EpisodeStatusReader, 'find'>;
  readonly executions: Pick<ExecutionReader, 'find'>;
}

/** @throws RequestProblem 404 for a show that the caller isn't let see */
export const checkShowInScope = (podcastId: string): void => {
  if (!isInScope(podcastId)) throw unknownShow(podcastId);
};

/** @throws RequestProblem 404 for an episode of such a show; one that was never started is left to the route */
export const checkEpisodeInScope = async (
  { episodes, executions }: EpisodeScopeDeps,
  episodeId: string,
): Promise<void> => {
  if (currentScope() === null) return;
  // Between its start and its opening, and when that was refused, an episode has an execution alone.
  const found = (await episodes.find(episodeId)) ?? (await executions.find(episodeId));
  if (found && !isInScope(found.podcastId)) throw unknownEpisode(episodeId);
};
