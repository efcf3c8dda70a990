import { z } from 'zod';
import { jsonResult } from '../lambda-proxy.ts';
import { RequestProblem } from '../problem.ts';
import type { Route } from '../router.ts';
import type { EpisodeStatusReader, ExecutionReader } from './records.ts';
import { type EpisodeStatusView, viewEpisode, viewExecution } from './view.ts';

interface EpisodeStatusDeps {
  readonly episodes: EpisodeStatusReader;
  readonly executions: ExecutionReader;
}

const EpisodeIdSchema = z.uuid().toLowerCase();

const findStatus = async (
  { episodes, executions }: EpisodeStatusDeps,
  episodeId: string,
): Promise<EpisodeStatusView | null> => {
  const record = await episodes.find(episodeId);
  if (record) return viewEpisode(record);
  // The row comes a moment after the execution's start, or never when opening failed.
  const execution = await executions.find(episodeId);
  return execution && viewExecution(episodeId, execution);
};

/** `GET /api/v1/episodes/{episodeId}`: 400 for what is no UUID, 404 for what was never started. */
export const createEpisodeStatusRoute =
  (deps: EpisodeStatusDeps): Route =>
  async ({ pathParameters }) => {
    const episodeId = EpisodeIdSchema.safeParse(pathParameters?.['episodeId']);
    if (!episodeId.success) {
      throw new RequestProblem(
        'malformed-parameter',
        400,
        'Malformed parameter',
        'episodeId must be a UUID, as POST /api/v1/episodes answered it.',
      );
    }
    const view = await findStatus(deps, episodeId.data);
    if (!view) {
      throw new RequestProblem(
        'unknown-episode',
        404,
        'Unknown episode',
        `There is no episode ${episodeId.data}.`,
      );
    }
    return jsonResult(200, view);
  };
