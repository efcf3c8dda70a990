import { randomBytes, randomUUID } from 'node:crypto';
import { createObjectStore } from '../clients/s3/object-store.ts';
import { createExecutionControl } from '../clients/step-functions/execution-control.ts';
import { createExecutionReader } from '../clients/step-functions/execution-reader.ts';
import { createEpisodeEnder } from '../clients/supabase/episode-ender.ts';
import { createEpisodeStatusReader } from '../clients/supabase/episode-status-reader.ts';
import { createShowStore } from '../clients/supabase/show-store.ts';
import { createWebhookStore } from '../clients/supabase/webhook-store.ts';
import { loadConfig } from '../runtime/config.ts';
import { createLogger } from '../runtime/logger.ts';
import { SECRET_BYTES, toSecret } from '../webhooks/secret.ts';
import type { ProxyEvent, ProxyResult } from './lambda-proxy.ts';
import { createRouter, type Route } from './router.ts';
import { createRoutes } from './routes.ts';

const compose = (): Route => {
  const config = loadConfig(['logging', 'database', 'storage', 'api', 'webhooks']);
  const episodes = createEpisodeStatusReader(config);
  const executions = createExecutionReader(config.EPISODE_STATE_MACHINE_ARN);
  const routes = createRoutes({
    episodes,
    executions,
    control: createExecutionControl(config.EPISODE_STATE_MACHINE_ARN),
    ender: createEpisodeEnder(config),
    scripts: createObjectStore(config),
    shows: createShowStore(config),
    webhooks: {
      webhooks: createWebhookStore(config),
      allowedOrigins: config.WEBHOOK_ALLOWED_ORIGINS,
      createSecret: () => toSecret(randomBytes(SECRET_BYTES)),
    },
    health: {
      askDatabase: () => episodes.findLive(randomUUID()),
      askStateMachine: () => executions.find(randomUUID()),
    },
    now: Date.now,
  });
  return createRouter(routes, createLogger(config.LOG_LEVEL), config.CONSOLE_ORIGIN);
};

let router: Route | undefined;

/** The Lambda function behind the HTTP API: every route but the one that starts episodes. */
export const handler = (event: ProxyEvent): Promise<ProxyResult> => {
  router ??= compose();
  return router(event);
};
