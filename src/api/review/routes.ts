import type { EpisodeRecord } from '../../episode/episode-record.ts';
import type { ReviewStore } from '../../episode/review.ts';
import { callerInWords } from '../caller-in-words.ts';
import { MAX_SCRIPT_BYTES } from '../episode-script/edited-script.ts';
import { type ScriptStore, storeScript } from '../episode-script/store-script.ts';
import { type EpisodeStatusDeps, findStatus } from '../episode-status/find-status.ts';
import { jsonResult, urlOf } from '../lambda-proxy.ts';
import { NoBodySchema } from '../no-body.ts';
import { RequestProblem, unknownEpisode } from '../problem.ts';
import { parseBody, readId, readJson } from '../request.ts';
import { type AttemptDeps, startAttempt } from '../retry-episode/start-attempt.ts';
import type { Route } from '../router.ts';
import { type SweepDeps, sweepEpisode } from '../sweep-episode.ts';
import { ApproveBodySchema } from './schema.ts';

/** What the routes of a review work with. */
export interface ReviewDeps extends AttemptDeps, EpisodeStatusDeps, SweepDeps {
  readonly executions: AttemptDeps['executions'];
  readonly scripts: ScriptStore;
  readonly reviews: ReviewStore;
}

const notUnderReview = (
  { episodeId, status }: Pick<EpisodeRecord, 'episodeId' | 'status'>,
  statusUrl: string,
): RequestProblem =>
  new RequestProblem(
    'not-under-review',
    409,
    'Not under review',
    `Episode ${episodeId} doesn't await a review: it is ${status}.`,
    { statusUrl },
  );

const createApproveRoute =
  (deps: ReviewDeps): Route =>
  async (event) => {
    const episodeId = readId(event, 'episodeId');
    const { script } = parseBody(ApproveBodySchema, readJson(event, {}, MAX_SCRIPT_BYTES));
    const statusUrl = urlOf(event, `/api/v1/episodes/${episodeId}`);
    const episode = await deps.episodes.find(episodeId);
    if (!episode) throw unknownEpisode(episodeId);
    if (episode.status !== 'awaiting_review') throw notUnderReview(episode, statusUrl);
    const { podcastId, attempt, execution } = episode;
    const executionArn = await startAttempt(deps, event, {
      ...{ episodeId, podcastId, attempt, execution },
      from: 'audio',
      ...(script && { script: await storeScript(deps.scripts, episode, script) }),
    });
    return jsonResult(202, { episodeId, executionArn, statusUrl }, { Location: statusUrl });
  };

const createDiscardRoute =
  (deps: ReviewDeps): Route =>
  async (event) => {
    const episodeId = readId(event, 'episodeId');
    parseBody(NoBodySchema, readJson(event, {}));
    const reason = `It was discarded by ${callerInWords()}.`;
    const answer = await deps.reviews.discard(episodeId, reason);
    const view = answer.outcome === 'unknown' ? null : await findStatus(deps, episodeId);
    if (answer.outcome === 'unknown' || !view) throw unknownEpisode(episodeId);
    if (answer.outcome !== 'discarded') {
      throw notUnderReview(view, urlOf(event, `/api/v1/episodes/${episodeId}`));
    }
    await sweepEpisode(deps, answer.execution);
    return jsonResult(200, view);
  };

/**
 * `POST /api/v1/episodes/{episodeId}/approve` has the script under review spoken, as it is or as the
 * body has it, by a new attempt; `POST …/discard` ends the review without one.
 */
export const createReviewRoutes = (
  deps: ReviewDeps,
): { readonly approve: Route; readonly discard: Route } => ({
  approve: createApproveRoute(deps),
  discard: createDiscardRoute(deps),
});
