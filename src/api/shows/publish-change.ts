import type { ShowStore } from '../../show/show-store.ts';
import { type SweepDeps, sweepEpisode } from '../sweep-episode.ts';

/** What it takes to have a changed show published. */
export interface PublishDeps extends SweepDeps {
  readonly shows: Pick<ShowStore, 'findUnpublishedChange'>;
}

/** Has feed and pages written anew at once where they aren't as the show is by now. */
export const publishChange = async (deps: PublishDeps, podcastId: string): Promise<void> => {
  const execution = await deps.shows.findUnpublishedChange(podcastId);
  if (execution !== null) await sweepEpisode(deps, execution);
};
