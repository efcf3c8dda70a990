import { jsonResult } from '../lambda-proxy.ts';
import { unknownEpisode } from '../problem.ts';
import { readId } from '../request.ts';
import type { Route } from '../router.ts';
import { type EpisodeStatusDeps, findStatus } from './find-status.ts';

/** `GET /api/v1/episodes/{episodeId}`: 400 for what is no UUID, 404 for what was never started. */
export const createEpisodeStatusRoute =
  (deps: EpisodeStatusDeps): Route =>
  async (event) => {
    const episodeId = readId(event, 'episodeId');
    const view = await findStatus(deps, episodeId);
    if (!view) throw unknownEpisode(episodeId);
    return jsonResult(200, view);
  };
