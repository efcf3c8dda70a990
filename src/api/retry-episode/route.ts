import { z } from 'zod';
import type { EpisodeRecord } from '../../episode/episode-record.ts';
import { type ExecutionInput, StartFromSchema } from '../../episode/execution-input.ts';
import { isTerminal } from '../../episode/status.ts';
import { jsonResult, urlOf } from '../lambda-proxy.ts';
import { unknownEpisode } from '../problem.ts';
import { parseBody, readId, readJson } from '../request.ts';
import type { Route } from '../router.ts';
import { chooseStart, missingOutput } from './choose-start.ts';
import { outputMissing, stillLive } from './retry-problems.ts';
import { type AttemptDeps, startAttempt } from './start-attempt.ts';

/** The body of `POST /api/v1/episodes/{episodeId}/retry`; without `from` it starts where it failed. */
export const RetryBodySchema = z.strictObject({
  from: StartFromSchema.optional().meta({
    description: 'The first step that is done again.',
  }),
});

type Retried = Pick<EpisodeRecord, 'episodeId' | 'podcastId' | 'attempt'> & {
  readonly execution?: string;
  readonly row: EpisodeRecord | null;
  readonly window?: ExecutionInput['window'];
};

// An episode that was refused at its opening has no row; its execution says what it was to be.
const findEnded = async ({ episodes, executions }: AttemptDeps, episodeId: string, url: string) => {
  const row = await episodes.find(episodeId);
  if (row) {
    if (!isTerminal(row.status)) throw stillLive(episodeId, url);
    // The row keeps its window by itself.
    const { podcastId, attempt, execution } = row;
    return { episodeId, podcastId, attempt, execution, row } satisfies Retried;
  }
  const execution = await executions.find(episodeId);
  if (execution?.status === 'running') throw stillLive(episodeId, url);
  if (execution?.status !== 'failed') throw unknownEpisode(episodeId);
  const { podcastId, window } = execution;
  return {
    episodeId,
    podcastId,
    attempt: 1,
    row: null,
    ...(window && { window }),
  } satisfies Retried;
};

/**
 * `POST /api/v1/episodes/{episodeId}/retry`: a new attempt of an episode that has ended, with its
 * config, voices and window. Two at the same moment that ask the same start one, and both name it.
 */
export const createRetryRoute =
  (deps: AttemptDeps): Route =>
  async (event) => {
    const episodeId = readId(event, 'episodeId');
    const asked = parseBody(RetryBodySchema, readJson(event, {}));
    const statusUrl = urlOf(event, `/api/v1/episodes/${episodeId}`);
    const ended: Retried = await findEnded(deps, episodeId, statusUrl);

    const from = asked.from ?? (ended.row ? chooseStart(ended.row) : 'collect');
    const missing = missingOutput(from, ended.row?.outputs ?? {});
    if (missing) throw outputMissing(episodeId, from, missing);
    const executionArn = await startAttempt(deps, event, { ...ended, from });
    return jsonResult(202, { episodeId, executionArn, statusUrl }, { Location: statusUrl });
  };
