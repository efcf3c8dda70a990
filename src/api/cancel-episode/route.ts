import { CANCELLED } from '../../episode/episode-ender.ts';
import { callerInWords } from '../caller-in-words.ts';
import { jsonResult, urlOf } from '../lambda-proxy.ts';
import { NoBodySchema } from '../no-body.ts';
import { RequestProblem, unknownEpisode } from '../problem.ts';
import { parseBody, readId, readJson } from '../request.ts';
import type { Route } from '../router.ts';
import { type CancelDeps, cancelEpisode } from './cancel-episode.ts';

/**
 * `POST /api/v1/episodes/{episodeId}/cancel`: answers the status that it has then. 409 when it had
 * ended otherwise, be it a moment ago; asked again it answers the same.
 */
export const createCancelRoute =
  (deps: CancelDeps): Route =>
  async (event) => {
    const episodeId = readId(event, 'episodeId');
    parseBody(NoBodySchema, readJson(event, {}));
    const cause = `It was cancelled by ${callerInWords()}.`;
    const view = await cancelEpisode(deps, episodeId, cause);
    if (!view) throw unknownEpisode(episodeId);
    if (view.status === 'failed' && view.error?.name === CANCELLED) return jsonResult(200, view);
    const detail = `Episode ${episodeId} has ended: it is ${view.status}. There is nothing left to cancel.`;
    const statusUrl = urlOf(event, `/api/v1/episodes/${episodeId}`);
    throw new RequestProblem('episode-ended', 409, 'Episode has ended', detail, { statusUrl });
  };
