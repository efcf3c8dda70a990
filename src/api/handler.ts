import { createExecutionReader } from '../clients/step-functions/execution-reader.ts';
import { createEpisodeStatusReader } from '../clients/supabase/episode-status-reader.ts';
import { loadConfig } from '../runtime/config.ts';
import { createLogger } from '../runtime/logger.ts';
import { createEpisodeStatusRoute } from './episode-status/route.ts';
import { health } from './health.ts';
import type { ProxyEvent, ProxyResult } from './lambda-proxy.ts';
import { createRouter, type Route } from './router.ts';

const compose = (): Route => {
  const config = loadConfig(['logging', 'database', 'api']);
  const episodes = createEpisodeStatusReader(config);
  const executions = createExecutionReader(config.EPISODE_STATE_MACHINE_ARN);
  return createRouter(
    {
      'GET /api/v1/episodes/{episodeId}': createEpisodeStatusRoute({ episodes, executions }),
      'GET /api/v1/health': health,
    },
    createLogger(config.LOG_LEVEL),
  );
};

let router: Route | undefined;

/** The Lambda function behind the routes of the HTTP API that read. */
export const handler = (event: ProxyEvent): Promise<ProxyResult> => {
  router ??= compose();
  return router(event);
};
