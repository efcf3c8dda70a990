import { randomBytes, randomUUID } from 'node:crypto';
import type { ProxyEvent, ProxyResult } from '../api/lambda-proxy.ts';
import { createRouter } from '../api/router.ts';
import { type ApiDeps, createRoutes } from '../api/routes.ts';
import { createEpisodeEnder } from '../clients/supabase/episodes/episode-ender.ts';
import { createEpisodeStatusReader } from '../clients/supabase/episodes/episode-status-reader.ts';
import { createDefaultVoices } from '../clients/supabase/shows/default-voices.ts';
import { createShowStore } from '../clients/supabase/shows/show-store.ts';
import { createWebhookStore } from '../clients/supabase/webhooks/webhook-store.ts';
import { type Config, loadConfig } from '../runtime/config.ts';
import { lazily } from '../runtime/lazily.ts';
import { createLogger, type InvocationContext } from '../runtime/logger.ts';
import { createCachedCatalog } from '../voices/cached-catalog.ts';
import type { VoiceCatalog } from '../voices/voice-catalog.ts';
import { SECRET_BYTES, toSecret } from '../webhooks/secret.ts';

/** Google's voices come and go by the month. */
const VOICES_KEPT_MS = 6 * 60 * 60 * 1000;

// Few requests need more than the database, and the SDKs of the rest take longer to load than all
// else together: each is loaded by the first request that does.
const openCatalog = (config: Config<'speech'>): VoiceCatalog => {
  const google = lazily(async () => {
    const { createGoogleVoiceCatalog } = await import(
      '../clients/google-tts/google-voice-catalog.ts'
    );
    return createGoogleVoiceCatalog({
      endpoint: config.GOOGLE_TTS_ENDPOINT,
      credentialsJson: config.GOOGLE_CREDENTIALS_JSON,
    });
  });
  return createCachedCatalog(
    { list: async (languageCode) => (await google()).list(languageCode) },
    { keptMs: VOICES_KEPT_MS, now: Date.now },
  );
};

const openScripts = (config: Config<'storage'>): ApiDeps['scripts'] => {
  const objects = lazily(async () => {
    const { createObjectStore } = await import('../clients/s3/object-store.ts');
    return createObjectStore(config);
  });
  return {
    get: async (object) => (await objects()).get(object),
    put: async (key, body, options) => (await objects()).put(key, body, options),
  };
};

const openExecutions = (stateMachineArn: string): ApiDeps['executions'] & ApiDeps['control'] => {
  const executions = lazily(async () => {
    const { createExecutionReader, openClient } = await import(
      '../clients/step-functions/execution-reader.ts'
    );
    const { createExecutionControl } = await import(
      '../clients/step-functions/execution-control.ts'
    );
    const client = openClient();
    return {
      ...createExecutionReader(stateMachineArn, client),
      ...createExecutionControl(stateMachineArn, client),
    };
  });
  return {
    find: async (name) => (await executions()).find(name),
    start: async (name, input) => (await executions()).start(name, input),
    stop: async (name, error, cause) => (await executions()).stop(name, error, cause),
  };
};

const compose = () => {
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
  const executions = openExecutions(config.EPISODE_STATE_MACHINE_ARN);
  const routes = createRoutes({
    episodes,
    executions,
    control: executions,
    ender: createEpisodeEnder(config),
    scripts: openScripts(config),
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
  const logger = createLogger(config.LOG_LEVEL);
  return { logger, route: createRouter(routes, logger, config.CONSOLE_ORIGIN) };
};

let composed: ReturnType<typeof compose> | undefined;

/** The Lambda function behind the HTTP API: every route but the one that starts episodes. */
export const handler = (event: ProxyEvent, context: InvocationContext): Promise<ProxyResult> => {
  composed ??= compose();
  composed.logger.startInvocation(context, {
    requestId: event.requestContext.requestId,
    episodeId: event.pathParameters?.['episodeId'],
  });
  return composed.route(event);
};
