import type { EpisodeRecord } from '../../episode/episode-record.ts';
import { jsonResult, type ProxyEvent } from '../lambda-proxy.ts';
import { RequestProblem } from '../problem.ts';
import { parseBody, readJson } from '../request.ts';
import { type PlanDeps, planAttempt } from '../retry-episode/plan-attempt.ts';
import { type AttemptDeps, startAttempt } from '../retry-episode/start-attempt.ts';
import type { Route } from '../router.ts';
import { type RetryFailed, RetryFailedBodySchema } from './schema.ts';

type Retried = RetryFailed['items'][number];
type RetryFailedDeps = AttemptDeps & PlanDeps;

const NOT_STARTED = { from: null, executionArn: null, detail: null };

const retry = async (
  deps: RetryFailedDeps,
  event: ProxyEvent,
  row: EpisodeRecord,
  isDry: boolean,
): Promise<Retried> => {
  const { episodeId, podcastId, title, attempt, execution, window } = row;
  const named = { episodeId, podcastId, title };
  try {
    const plan = await planAttempt(deps, {}, { episodeId, podcastId, attempt, row, window });
    const { from } = plan;
    if (isDry) return { ...named, ...NOT_STARTED, outcome: 'would-start', from };
    const ids = { episodeId, podcastId, attempt, execution };
    const executionArn = await startAttempt(deps, event, { ...ids, ...plan });
    return { ...named, outcome: 'started', from, executionArn, detail: null };
  } catch (error) {
    if (!(error instanceof RequestProblem)) throw error;
    return { ...named, ...NOT_STARTED, outcome: 'refused', detail: error.problem.detail };
  }
};

/**
 * `POST /api/v1/operations/retry`: another attempt of every episode that failed with one error. Of
 * each show the oldest starts, since a show makes one at a time; asked again, the next. What can't be
 * started is told beside the others, and keeps none of them.
 */
export const createRetryFailedRoute =
  (deps: RetryFailedDeps): Route =>
  async (event) => {
    const { error, podcastId, limit, dryRun } = parseBody(
      RetryFailedBodySchema,
      readJson(event, {}),
    );
    const page = await deps.episodes.list({
      ...{ podcastId: podcastId ?? null, status: 'failed', error, limit, after: null },
    });
    const first = new Map(page.items.map((row) => [row.podcastId, row.episodeId]));
    const items: Retried[] = [];
    for (const row of page.items.toReversed()) {
      const { episodeId, title } = row;
      if (first.get(row.podcastId) === episodeId) {
        items.push(await retry(deps, event, row, dryRun));
        continue;
      }
      const detail = 'An older episode of the show comes first. Ask again when that has ended.';
      const named = { episodeId, podcastId: row.podcastId, title };
      items.push({ ...named, ...NOT_STARTED, outcome: 'waits', detail });
    }
    const isMore = page.next !== null;
    return jsonResult(200, { error, items, isMore } satisfies RetryFailed);
  };
