import type { Visibility, VisibilityStore } from '../../episode/visibility.ts';
import { type EpisodeStatusDeps, findStatus } from '../episode-status/find-status.ts';
import { jsonResult, urlOf } from '../lambda-proxy.ts';
import { NoBodySchema } from '../no-body.ts';
import { RequestProblem, unknownEpisode } from '../problem.ts';
import { parseBody, readId, readJson } from '../request.ts';
import { episodeWithdrawn, stillLive } from '../retry-episode/retry-problems.ts';
import type { Route } from '../router.ts';
import { type SweepDeps, sweepEpisode } from '../sweep-episode.ts';

/** What the routes that hide, show and withdraw work with. */
export interface VisibilityDeps extends EpisodeStatusDeps, SweepDeps {
  readonly visibility: VisibilityStore;
}

const neverPublished = (episodeId: string): RequestProblem =>
  new RequestProblem(
    'never-published',
    409,
    'Never published',
    `Episode ${episodeId} was never published: there is nothing to hide. Cancel it while it is being made.`,
  );

/**
 * A route that makes an episode `visibility`: in the database at once, while feed, pages and files are
 * written anew by reconcile.
 */
export const createVisibilityRoute =
  (visibility: Visibility, deps: VisibilityDeps): Route =>
  async (event) => {
    const episodeId = readId(event, 'episodeId');
    parseBody(NoBodySchema, readJson(event, {}));
    const statusUrl = urlOf(event, `/api/v1/episodes/${episodeId}`);
    const answer = await deps.visibility.set(episodeId, visibility);
    switch (answer.outcome) {
      case 'unknown':
        throw unknownEpisode(episodeId);
      case 'withdrawn':
        throw episodeWithdrawn(episodeId);
      case 'never-published':
        throw neverPublished(episodeId);
      case 'live':
        throw stillLive(episodeId, statusUrl);
      case 'changed':
        if (answer.isPending) await sweepEpisode(deps, answer.execution);
        return jsonResult(202, await findStatus(deps, episodeId), { Location: statusUrl });
    }
  };
