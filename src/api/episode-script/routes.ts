import { countCoverage } from '../../episode/coverage/count-coverage.ts';
import { CoverageSchema } from '../../episode/coverage/coverage.ts';
import type { EpisodeRecord } from '../../episode/episode-record.ts';
import { isLive } from '../../episode/status.ts';
import { jsonResult, urlOf } from '../lambda-proxy.ts';
import { RequestProblem, unknownEpisode } from '../problem.ts';
import { parseBody, readId, readJson, readQuery } from '../request.ts';
import { missingOutput } from '../retry-episode/choose-start.ts';
import { episodeWithdrawn, outputMissing, stillLive } from '../retry-episode/retry-problems.ts';
import { type AttemptDeps, startAttempt } from '../retry-episode/start-attempt.ts';
import type { Route } from '../router.ts';
import {
  EditedScriptBodySchema,
  EditScriptQuerySchema,
  MAX_SCRIPT_BYTES,
} from './edited-script.ts';
import { readDocument, type ScriptStore, storeScript } from './store-script.ts';

/** What the routes of a script work with. */
export type EpisodeScriptDeps = AttemptDeps & { readonly scripts: ScriptStore };

type Asked = Pick<EpisodeRecord, 'episodeId' | 'status' | 'skipped' | 'isImported'>;

/** Why nothing was written of an episode, and what to do. */
const whyUnwritten = ({ status, skipped, isImported }: Asked): string => {
  if (isImported) return 'Another system made it, and it came without one.';
  if (status === 'failed') return 'It failed before one was written: see its error, and retry it.';
  if (status !== 'skipped') return 'Wait until it is written.';
  const counts = skipped
    ? ` (${skipped.found} posts found, ${skipped.filtered} left out by the settings, ${skipped.toldBefore} told before)`
    : '';
  return `It was skipped, since its period had nothing to tell${counts}. Generate one of another period.`;
};

const PROBLEMS = {
  script: (asked) =>
    new RequestProblem(
      'no-script',
      404,
      'No script',
      `Episode ${asked.episodeId} has no script. ${whyUnwritten(asked)}`,
    ),
  coverage: (asked) =>
    new RequestProblem(
      'no-coverage',
      404,
      'No coverage',
      asked.outputs.script
        ? `Nothing says what became of the posts of episode ${asked.episodeId}: its script is older than such files. Retry it from "script".`
        : `Nothing says what became of the posts of episode ${asked.episodeId}, since it has no script. ${whyUnwritten(asked)}`,
    ),
} satisfies Record<string, (asked: EpisodeRecord) => RequestProblem>;

/** 409 for an edit of a script that isn't the episode's any more. */
const madeAgain = ({ episodeId, attempt }: EpisodeRecord, edited: number): RequestProblem =>
  new RequestProblem(
    'script-made-again',
    409,
    'Made again since',
    `Episode ${episodeId} was made again since this script was opened: what was edited is attempt ${edited}'s, and there is attempt ${attempt}. Open its script anew, and edit that.`,
  );

type Reader = Pick<EpisodeScriptDeps, 'episodes' | 'scripts'>;

const createReadRoute =
  (
    { episodes, scripts }: Reader,
    output: 'script' | 'coverage',
    toBody: (document: unknown) => unknown,
  ): Route =>
  async (event) => {
    const episodeId = readId(event, 'episodeId');
    const episode = await episodes.find(episodeId);
    if (!episode) throw unknownEpisode(episodeId);
    const object = episode.outputs[output];
    if (!object) throw PROBLEMS[output](episode);
    return jsonResult(200, toBody(readDocument(await scripts.get(object))));
  };

const withCounts = (document: unknown): unknown => {
  const coverage = CoverageSchema.parse(document);
  return { counts: countCoverage(coverage), ...coverage };
};

const createEditRoute =
  (deps: EpisodeScriptDeps): Route =>
  async (event) => {
    const episodeId = readId(event, 'episodeId');
    const { attempt: edited } = readQuery(EditScriptQuerySchema, event);
    const script = parseBody(EditedScriptBodySchema, readJson(event, undefined, MAX_SCRIPT_BYTES));
    const statusUrl = urlOf(event, `/api/v1/episodes/${episodeId}`);
    const episode = await deps.episodes.find(episodeId);
    if (!episode) throw unknownEpisode(episodeId);
    if (isLive(episode.status)) throw stillLive(episodeId, statusUrl);
    if (episode.visibility === 'withdrawn') throw episodeWithdrawn(episodeId);
    if (edited !== undefined && edited !== episode.attempt) throw madeAgain(episode, edited);
    const missing = missingOutput('audio', episode.outputs);
    if (missing) throw outputMissing(episodeId, 'audio', missing);

    const { podcastId, attempt, execution } = episode;
    const executionArn = await startAttempt(deps, event, {
      ...{ episodeId, podcastId, attempt, execution },
      from: 'audio',
      script: await storeScript(deps.scripts, episode, script),
    });
    return jsonResult(202, { episodeId, executionArn, statusUrl }, { Location: statusUrl });
  };

/**
 * `GET` and `PUT /api/v1/episodes/{episodeId}/script`, and `GET …/coverage`. An edited script is stored
 * beside the one before, with what it tells of the posts; the new attempt brings both along, so that
 * an attempt that can't start changes nothing.
 */
export const createEpisodeScriptRoutes = (
  deps: EpisodeScriptDeps,
): { readonly read: Route; readonly edit: Route; readonly coverage: Route } => ({
  read: createReadRoute(deps, 'script', (script) => script),
  edit: createEditRoute(deps),
  coverage: createReadRoute(deps, 'coverage', withCounts),
});
