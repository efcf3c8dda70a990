/** Routes whose paths name nothing of a show, and that keep to the shows of a key by themselves. */
const KEEP_TO_SHOWS: ReadonlySet<string> = new Set([
  'POST /api/v1/episodes',
  'GET /api/v1/episodes',
  'GET /api/v1/executions',
  'POST /api/v1/operations/retry',
  'GET /api/v1/operations/spending',
  'GET /api/v1/podcasts',
  'GET /api/v1/webhooks',
  'POST /api/v1/webhooks',
  'GET /api/v1/audit',
  'POST /api/v1/search',
  // Of no show: what a provider has.
  'GET /api/v1/voices',
]);

/** What a path can name that is of one show. */
const OF_A_SHOW = /\{(?:podcastId|episodeId|webhookId|name)\}/;

/**
 * Whether a route, by method and declared path, is about the whole stage: a key that is for some
 * shows is refused there. So is what nobody has decided yet.
 */
export const isOfWholeStage = (route: string): boolean =>
  !OF_A_SHOW.test(route) && !KEEP_TO_SHOWS.has(route);
