import { jsonResult, type ProxyEvent } from '../lambda-proxy.ts';
import { RequestProblem } from '../problem.ts';
import { parseBody, readJson } from '../request.ts';
import type { EndedEpisode } from '../retry-episode/find-ended.ts';
import { type PlanDeps, planAttempt } from '../retry-episode/plan-attempt.ts';
import { type AttemptDeps, startAttempt } from '../retry-episode/start-attempt.ts';
import type { Route } from '../router.ts';
import { chooseFailed } from './choose-failed.ts';
import { type RetryFailed, RetryFailedBodySchema } from './schema.ts';

type Retried = RetryFailed['items'][number];
type RetryFailedDeps = AttemptDeps & PlanDeps;

const NOT_STARTED = { from: null, executionArn: null, detail: null };

const namesOf = ({ episodeId, podcastId, row }: EndedEpisode) => ({
  ...{ episodeId, podcastId, title: row?.title ?? null },
});

const retry = async (
  deps: RetryFailedDeps,
  event: ProxyEvent,
  ended: EndedEpisode,
  isDry: boolean,
): Promise<Retried> => {
  const { episodeId, podcastId, attempt, row } = ended;
  const named = namesOf(ended);
  try {
    const plan = await planAttempt(deps, {}, ended);
    const { from } = plan;
    if (isDry) return { ...named, ...NOT_STARTED, outcome: 'would-start', from };
    const ids = { episodeId, podcastId, attempt, ...(row && { execution: row.execution }) };
    const executionArn = await startAttempt(deps, event, { ...ids, ...plan });
    return { ...named, outcome: 'started', from, executionArn, detail: null };
  } catch (error) {
    if (!(error instanceof RequestProblem)) throw error;
    return { ...named, ...NOT_STARTED, outcome: 'refused', detail: error.problem.detail };
  }
};

/**
 * `POST /api/v1/operations/retry`: another attempt of every episode that failed with one error, or
 * of those that are named. Of each show the oldest starts, since a show makes one at a time; asked
 * again, the next. What can't be started is told beside the others, and keeps none of them.
 */
export const createRetryFailedRoute =
  (deps: RetryFailedDeps): Route =>
  async (event) => {
    const asked = parseBody(RetryFailedBodySchema, readJson(event, {}));
    const { failed, notFailed, isMore } = await chooseFailed(deps, event, asked);
    const begun = new Set<string>();
    const items: Retried[] = notFailed.map((one) => ({
      ...{ ...NOT_STARTED, ...one, outcome: 'refused' },
    }));
    for (const ended of failed) {
      if (!begun.has(ended.podcastId)) {
        begun.add(ended.podcastId);
        items.push(await retry(deps, event, ended, asked.dryRun));
        continue;
      }
      const detail = 'An older episode of the show comes first. Ask again when that has ended.';
      items.push({ ...namesOf(ended), ...NOT_STARTED, outcome: 'waits', detail });
    }
    const { error = null } = asked;
    return jsonResult(200, { error, items, isMore } satisfies RetryFailed);
  };
