import type { MonthlyCapReader } from '../cost/monthly-caps.ts';
import type { SpendingReader } from '../cost/spending.ts';
import type { EpisodeStatusReader } from '../episode/episode-record.ts';
import type { ExecutionReader, ExecutionStarter } from '../episode/executions.ts';
import type { ReviewStore } from '../episode/review.ts';
import type { VisibilityStore } from '../episode/visibility.ts';
import type { MessageQueues } from '../inspect/dead-letters/dead-letters.ts';
import type { ExecutionInspector } from '../inspect/execution-inspector.ts';
import type { LogReader } from '../inspect/logs/log-reader.ts';
import type { MachineRunner } from '../inspect/machine-runner.ts';
import type { ListensReader } from '../listens/listens.ts';
import type { AllowedOrigins } from '../public-internet/allowed-origins.ts';
import type { ShowStore } from '../show/show-store.ts';
import type { CastDeps } from '../voices/cast.ts';
import { recordExports, recordQueues, recordRun, recordWebhook } from './access/recorded.ts';
import { type AccessDeps, createAccessRoutes } from './access/routes.ts';
import type { CancelDeps } from './cancel-episode/cancel-episode.ts';
import { createCancelRoute } from './cancel-episode/route.ts';
import { type ChannelExportDeps, createChannelExportRoutes } from './channel-exports/routes.ts';
import { createEpisodeScriptRoutes } from './episode-script/routes.ts';
import type { ScriptStore } from './episode-script/store-script.ts';
import { createEpisodeStatusRoute } from './episode-status/route.ts';
import { createEstimateRoute } from './estimate/route.ts';
import { createExecutionRoutes } from './executions/routes.ts';
import { createRunRoute } from './executions/run-route.ts';
import { createHealthRoute, type HealthDeps } from './health/route.ts';
import { createImportRoutes, type ImportDeps } from './imports/routes.ts';
import { createSpendingRoute } from './insight/spending-route.ts';
import { createTimingsRoute } from './insight/timings-route.ts';
import { createListEpisodesRoute } from './list-episodes/route.ts';
import { createListensRoutes } from './listens/routes.ts';
import { openApi } from './openapi/route.ts';
import { createPictureRoutes, type PictureDeps } from './pictures/routes.ts';
import { createQueueRoutes } from './queues/routes.ts';
import { createRetryRoutes, type RetryDeps } from './retry-episode/route.ts';
import { createRetryFailedRoute } from './retry-failed/route.ts';
import { createRewriteRoute, type RewriteDeps } from './review/rewrite-route.ts';
import { createReviewRoutes } from './review/routes.ts';
import type { Routes } from './router.ts';
import { keepToScope } from './scope/keep-to-scope.ts';
import { createSearchRoute, type SearchDeps } from './search/route.ts';
import { createShowRoutes } from './shows/routes.ts';
import { createSoundbiteRoutes, type SoundbiteDeps } from './soundbites/routes.ts';
import { createPostRoutes, type PostDeps } from './telegram-post/routes.ts';
import { createVisibilityRoute } from './visibility/routes.ts';
import { createAnsweringCatalogs } from './voices/answering-catalog.ts';
import { createVoicesRoute } from './voices/route.ts';
import { createWebhookRoutes, type WebhookRoutesDeps } from './webhooks/routes.ts';

/** What the routes are made from. */
export interface ApiDeps
  extends Pick<PictureDeps, 'pictures' | 'covers'>,
    Pick<PostDeps, 'posts' | 'hasBot'> {
  readonly episodes: EpisodeStatusReader;
  /** Episodes as their tasks see them. */
  readonly opened: RetryDeps['opened'];
  readonly ender: CancelDeps['ender'];
  readonly reviews: ReviewStore;
  /** Says lines of scripts otherwise. */
  readonly rewrite: RewriteDeps['rewrite'];
  readonly visibility: VisibilityStore;
  readonly spending: SpendingReader;
  readonly caps: MonthlyCapReader;
  readonly listens: ListensReader;
  readonly executions: ExecutionReader;
  /** Looks into executions of every machine. */
  readonly inspector: ExecutionInspector;
  /** Looks into what functions wrote. */
  readonly logs: LogReader;
  readonly runner: MachineRunner;
  /** Messages that wait, and those that nobody took. */
  readonly queues: MessageQueues;
  /** The log of the machine *intake*. */
  readonly intakeLog: string;
  readonly control: ExecutionStarter & CancelDeps['stopper'];
  readonly scripts: ScriptStore;
  readonly shows: ShowStore;
  readonly clips: SoundbiteDeps;
  readonly imports: Omit<ImportDeps, 'shows' | 'mediaBaseUrl' | 'now'>;
  readonly channelExports: ChannelExportDeps;
  readonly voices: CastDeps;
  /** Where files of shows may lie besides the public Internet. */
  readonly fileOrigins: AllowedOrigins;
  readonly access: Omit<AccessDeps, 'now'>;
  readonly webhooks: Omit<WebhookRoutesDeps, 'runner' | 'createId' | 'now'>;
  readonly search: Omit<SearchDeps, 'now'>;
  /** In front of an object's key, without a trailing slash. */
  readonly mediaBaseUrl: string;
  readonly health: Pick<HealthDeps, 'askDatabase' | 'askStateMachine'>;
  /** Milliseconds since 1970. */
  now(): number;
  /** A UUID. */
  createId(): string;
}

/** The routes that the function `api` answers, by method and declared path. */
export const createRoutes = (deps: ApiDeps): Routes => {
  const { episodes, executions, inspector, control, ender, health, mediaBaseUrl, now } = deps;
  const told = { episodes, executions, mediaBaseUrl, now };
  const attempts = { episodes, executions: { find: executions.find, start: control.start } };
  const scripts = createEpisodeScriptRoutes({ ...attempts, scripts: deps.scripts });
  const voices = { ...deps.voices, catalogs: createAnsweringCatalogs(deps.voices.catalogs) };
  const { scripts: stored, fileOrigins, opened } = deps;
  const retries = { ...attempts, scripts: stored, voices, fileOrigins, opened };
  const retry = createRetryRoutes(retries);
  const review = createReviewRoutes({ ...deps, ...attempts });
  const shows = createShowRoutes(deps.shows, {
    ...{ ...deps, voices },
    posts: { episodes, contents: deps.scripts },
  });
  const webhooks = createWebhookRoutes({ ...deps, ...deps.webhooks });
  const soundbites = createSoundbiteRoutes(deps.clips);
  const imports = createImportRoutes({ ...deps.imports, shows: deps.shows, mediaBaseUrl, now });
  const listens = createListensRoutes(deps);
  const { audit } = deps.access;
  const exports = recordExports(audit, createChannelExportRoutes(deps.channelExports));
  const queues = recordQueues(audit, createQueueRoutes(deps));
  const run = (machine: Parameters<typeof createRunRoute>[0]) =>
    recordRun(audit, machine, createRunRoute(machine, deps));
  const routes: Routes = {
    'GET /api/v1/episodes': createListEpisodesRoute({ episodes, mediaBaseUrl, now }),
    'GET /api/v1/episodes/{episodeId}': createEpisodeStatusRoute(told),
    'GET /api/v1/episodes/{episodeId}/retry': retry.input,
    'POST /api/v1/episodes/{episodeId}/retry': retry.start,
    'GET /api/v1/episodes/{episodeId}/script': scripts.read,
    'PUT /api/v1/episodes/{episodeId}/script': scripts.edit,
    'GET /api/v1/episodes/{episodeId}/coverage': scripts.coverage,
    'POST /api/v1/episodes/{episodeId}/cancel': createCancelRoute({
      ...told,
      ender,
      stopper: control,
    }),
    'POST /api/v1/episodes/{episodeId}/hide': createVisibilityRoute('hidden', deps),
    'POST /api/v1/episodes/{episodeId}/show': createVisibilityRoute('public', deps),
    'POST /api/v1/episodes/{episodeId}/withdraw': createVisibilityRoute('withdrawn', deps),
    ...createExecutionRoutes(deps),
    'POST /api/v1/operations/retry': createRetryFailedRoute(retries),
    'POST /api/v1/operations/schedule/run': run('schedule'),
    'POST /api/v1/operations/reconcile/run': run('reconcile'),
    'POST /api/v1/operations/notify/run': run('notify'),
    'GET /api/v1/operations/timings': createTimingsRoute(deps),
    'GET /api/v1/operations/spending': createSpendingRoute(deps),
    'GET /api/v1/operations/dead-letters': queues.list,
    'DELETE /api/v1/operations/dead-letters/{queue}/{messageId}': queues.discard,
    'POST /api/v1/operations/intake/redrive': queues.redrive,
    'POST /api/v1/operations/intake/messages': queues.send,
    'GET /api/v1/podcasts': shows.list,
    'POST /api/v1/podcasts': shows.create,
    'GET /api/v1/podcasts/{podcastId}': shows.read,
    'PATCH /api/v1/podcasts/{podcastId}': shows.update,
    'DELETE /api/v1/podcasts/{podcastId}': shows.delete,
    ...createPictureRoutes(deps),
    ...createPostRoutes(deps),
    'GET /api/v1/podcasts/{podcastId}/estimate': createEstimateRoute({
      ...{ shows: deps.shows, episodes, defaults: deps.voices.defaults, caps: deps.caps },
    }),
    'GET /api/v1/podcasts/{podcastId}/listens': listens.show,
    'GET /api/v1/episodes/{episodeId}/listens': listens.episode,
    'POST /api/v1/episodes/{episodeId}/approve': review.approve,
    'POST /api/v1/episodes/{episodeId}/discard': review.discard,
    'POST /api/v1/episodes/{episodeId}/rewrite': createRewriteRoute(deps),
    'GET /api/v1/episodes/{episodeId}/soundbites': soundbites.read,
    'PUT /api/v1/episodes/{episodeId}/soundbites': soundbites.replace,
    'PUT /api/v1/podcasts/{podcastId}/imports': imports.show,
    'POST /api/v1/podcasts/{podcastId}/imports/{episodeId}/uploads': imports.files,
    'PUT /api/v1/podcasts/{podcastId}/imports/{episodeId}': imports.episode,
    'GET /api/v1/channel-exports': exports.list,
    'GET /api/v1/channel-exports/{username}': exports.read,
    'PUT /api/v1/channel-exports/{username}': exports.save,
    'PATCH /api/v1/channel-exports/{username}': exports.choose,
    'DELETE /api/v1/channel-exports/{username}': exports.remove,
    'POST /api/v1/channel-exports/{username}/uploads': exports.uploads,
    'GET /api/v1/voices': createVoicesRoute(voices),
    'GET /api/v1/webhooks': webhooks.list,
    'POST /api/v1/webhooks': webhooks.create,
    'PATCH /api/v1/webhooks/{webhookId}': webhooks.update,
    'DELETE /api/v1/webhooks/{webhookId}': webhooks.delete,
    'POST /api/v1/webhooks/{webhookId}/rotate': webhooks.rotate,
    'GET /api/v1/webhooks/{webhookId}/deliveries': webhooks.listDeliveries,
    'POST /api/v1/webhooks/{webhookId}/test': recordWebhook(audit, 'tested', webhooks.test),
    'POST /api/v1/webhooks/{webhookId}/deliveries/{eventId}/send': recordWebhook(
      audit,
      'resent',
      webhooks.sendAgain,
    ),
    ...createAccessRoutes({ ...deps.access, now }),
    'POST /api/v1/search': createSearchRoute({ ...deps.search, now }),
    'GET /api/v1/health': createHealthRoute({ ...health, now }),
    'GET /api/v1/openapi.json': openApi,
  };
  return keepToScope(routes, { episodes, executions, inspector, webhooks: deps.webhooks.webhooks });
};
