import { randomBytes, randomUUID } from 'node:crypto';
import type { ProxyEvent, ProxyResult } from '../api/lambda-proxy.ts';
import { createRouter, type Route } from '../api/router.ts';
import { createRoutes } from '../api/routes.ts';
import { createLazyCatalog } from '../api/voices/lazy-catalog.ts';
import { createObjectStore } from '../clients/s3/object-store.ts';
import { createExecutionControl } from '../clients/step-functions/execution-control.ts';
import { createExecutionReader } from '../clients/step-functions/execution-reader.ts';
import { createEpisodeEnder } from '../clients/supabase/episodes/episode-ender.ts';
import { createEpisodeStatusReader } from '../clients/supabase/episodes/episode-status-reader.ts';
import { createDefaultVoices } from '../clients/supabase/shows/default-voices.ts';
import { createShowStore } from '../clients/supabase/shows/show-store.ts';
import { createWebhookStore } from '../clients/supabase/webhooks/webhook-store.ts';
import { type Config, loadConfig } from '../runtime/config.ts';
import { createLogger } from '../runtime/logger.ts';
import { createCachedCatalog } from '../voices/cached-catalog.ts';
import type { VoiceCatalog } from '../voices/voice-catalog.ts';
import { SECRET_BYTES, toSecret } from '../webhooks/secret.ts';

/** Google's voices come and go by the month. */
const VOICES_KEPT_MS = 6 * 60 * 60 * 1000;

// Google's client is larger than all the rest of the function, and few requests need it.
const openCatalog = (config: Config<'speech'>): VoiceCatalog =>
  createCachedCatalog(
    createLazyCatalog(async () => {
      const { createGoogleVoiceCatalog } = await import(
        '../clients/google-tts/google-voice-catalog.ts'
      );
      return createGoogleVoiceCatalog({
        endpoint: config.GOOGLE_TTS_ENDPOINT,
        credentialsJson: config.GOOGLE_CREDENTIALS_JSON,
      });
    }),
    { keptMs: VOICES_KEPT_MS, now: Date.now },
  );

const compose = (): Route => {
  const config = loadConfig([
    'logging',
    'database',
    'storage',
    'speech',
    'api',
    'webhooks',
    'showFiles',
  ]);
  const episodes = createEpisodeStatusReader(config);
  const executions = createExecutionReader(config.EPISODE_STATE_MACHINE_ARN);
  const routes = createRoutes({
    episodes,
    executions,
    control: createExecutionControl(config.EPISODE_STATE_MACHINE_ARN),
    ender: createEpisodeEnder(config),
    scripts: createObjectStore(config),
    shows: createShowStore(config),
    voices: { catalog: openCatalog(config), defaults: createDefaultVoices(config) },
    fileOrigins: config.SHOW_FILES_ALLOWED_ORIGINS,
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
