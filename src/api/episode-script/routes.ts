import { createHash } from 'node:crypto';
import { isTerminal } from '../../episode/status.ts';
import { outputKey } from '../../episode/storage-keys.ts';
import type { StoredObject } from '../../episode/stored-object.ts';
import { jsonResult, urlOf } from '../lambda-proxy.ts';
import { RequestProblem, unknownEpisode } from '../problem.ts';
import { parseBody, readId, readJson } from '../request.ts';
import { missingOutput } from '../retry-episode/choose-start.ts';
import { outputMissing, stillLive } from '../retry-episode/retry-problems.ts';
import { type AttemptDeps, startAttempt } from '../retry-episode/start-attempt.ts';
import type { Route } from '../router.ts';
import { EditedScriptBodySchema, MAX_SCRIPT_BYTES } from './edited-script.ts';

/** Where scripts are kept. */
export interface ScriptStore {
  get(object: StoredObject): Promise<Uint8Array>;
  put(key: string, body: string, options: { readonly contentType: string }): Promise<StoredObject>;
}

/** What the routes of a script work with. */
export type EpisodeScriptDeps = AttemptDeps & { readonly scripts: ScriptStore };

const noScript = (episodeId: string): RequestProblem =>
  new RequestProblem(
    'no-script',
    404,
    'No script',
    `Episode ${episodeId} has no script yet. Wait until it is written.`,
  );

const createReadRoute =
  ({ episodes, scripts }: Pick<EpisodeScriptDeps, 'episodes' | 'scripts'>): Route =>
  async (event) => {
    const episodeId = readId(event, 'episodeId');
    const episode = await episodes.find(episodeId);
    if (!episode) throw unknownEpisode(episodeId);
    if (!episode.outputs.script) throw noScript(episodeId);
    const bytes = await scripts.get(episode.outputs.script);
    return jsonResult(200, JSON.parse(new TextDecoder().decode(bytes)));
  };

const createEditRoute =
  (deps: EpisodeScriptDeps): Route =>
  async (event) => {
    const episodeId = readId(event, 'episodeId');
    const script = parseBody(EditedScriptBodySchema, readJson(event, undefined, MAX_SCRIPT_BYTES));
    const statusUrl = urlOf(event, `/api/v1/episodes/${episodeId}`);
    const episode = await deps.episodes.find(episodeId);
    if (!episode) throw unknownEpisode(episodeId);
    if (!isTerminal(episode.status)) throw stillLive(episodeId, statusUrl);
    const missing = missingOutput('audio', episode.outputs);
    if (missing) throw outputMissing(episodeId, 'audio', missing);

    const body = JSON.stringify(script);
    const sha256 = createHash('sha256').update(body).digest('hex');
    const object = await deps.scripts.put(outputKey(episode, 'script', sha256), body, {
      contentType: 'application/json',
    });
    const { title, summary } = script;
    const executionArn = await startAttempt(deps, event, {
      ...episode,
      from: 'audio',
      script: { object, title, summary },
    });
    return jsonResult(202, { episodeId, executionArn, statusUrl }, { Location: statusUrl });
  };

/**
 * `GET` and `PUT /api/v1/episodes/{episodeId}/script`. An edited script is stored beside the one
 * before; the new attempt brings it along, so that an attempt that can't start changes nothing.
 */
export const createEpisodeScriptRoutes = (
  deps: EpisodeScriptDeps,
): { readonly read: Route; readonly edit: Route } => ({
  read: createReadRoute(deps),
  edit: createEditRoute(deps),
});
