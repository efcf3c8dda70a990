import { settingsOf } from '../../episode/input/edited-settings.ts';
import { jsonResult, urlOf } from '../lambda-proxy.ts';
import { readId } from '../request.ts';
import type { Route } from '../router.ts';
import { chooseStart } from './choose-start.ts';
import { findEnded } from './find-ended.ts';
import { type PlanDeps, planAttempt } from './plan-attempt.ts';
import { readRetryBody } from './read-retry-body.ts';
import type { RetryInput } from './retry-body.ts';
import { type AttemptDeps, startAttempt } from './start-attempt.ts';

/** What the routes of a retry work with. */
export type RetryDeps = AttemptDeps & PlanDeps;

/**
 * `POST /api/v1/episodes/{episodeId}/retry`: a new attempt of an episode that has ended, with its
 * config, voices and window as far as the body doesn't change them. Two at the same moment that ask
 * the same start one, and both name it.
 */
const createStartRoute =
  (deps: RetryDeps): Route =>
  async (event) => {
    const episodeId = readId(event, 'episodeId');
    const asked = readRetryBody(event);
    const statusUrl = urlOf(event, `/api/v1/episodes/${episodeId}`);
    const ended = await findEnded(deps, episodeId, statusUrl);
    const plan = await planAttempt(deps, asked, ended);
    const { podcastId, attempt, row } = ended;
    const executionArn = await startAttempt(deps, event, {
      ...{ episodeId, podcastId, attempt, ...(row && { execution: row.execution }) },
      ...plan,
    });
    return jsonResult(202, { episodeId, executionArn, statusUrl }, { Location: statusUrl });
  };

/** `GET /api/v1/episodes/{episodeId}/retry`: the input that a retry would have, to be edited. */
const createInputRoute =
  (deps: RetryDeps): Route =>
  async (event) => {
    const episodeId = readId(event, 'episodeId');
    const statusUrl = urlOf(event, `/api/v1/episodes/${episodeId}`);
    const { row, window } = await findEnded(deps, episodeId, statusUrl);
    return jsonResult(200, {
      from: row ? chooseStart(row) : 'collect',
      window,
      settings: row ? settingsOf((await deps.opened.read(episodeId)).config) : null,
      script: row?.outputs.script ?? null,
    } satisfies RetryInput);
  };

/** Both routes of `/api/v1/episodes/{episodeId}/retry`. */
export const createRetryRoutes = (
  deps: RetryDeps,
): { readonly input: Route; readonly start: Route } => ({
  input: createInputRoute(deps),
  start: createStartRoute(deps),
});
