import { randomBytes, randomUUID } from 'node:crypto';
import { createApiHandler } from '../api/api-handler.ts';
import { createRouter } from '../api/router.ts';
import { type ApiDeps, createRoutes } from '../api/routes.ts';
import { createIsAdmin } from '../api/search/is-admin.ts';
import { authorizeRequest } from '../authorize-request/authorize-request.ts';
import { createEpisodeEnder } from '../clients/supabase/episodes/episode-ender.ts';
import { createEpisodeImporter } from '../clients/supabase/episodes/episode-importer.ts';
import { createEpisodeStatusReader } from '../clients/supabase/episodes/episode-status-reader.ts';
import { createEpisodeStore } from '../clients/supabase/episodes/episode-store.ts';
import { createPublishedAudioReader } from '../clients/supabase/episodes/published-audio.ts';
import { createSoundbiteStore } from '../clients/supabase/episodes/soundbite-store.ts';
import { createVisibilityStore } from '../clients/supabase/episodes/visibility-store.ts';
import { createDefaultVoices } from '../clients/supabase/shows/default-voices.ts';
import { createShowStore } from '../clients/supabase/shows/show-store.ts';
import { createWebhookStore } from '../clients/supabase/webhooks/webhook-store.ts';
import type { KeptStore } from '../inspect/kept/kept-execution.ts';
import { type Config, loadConfig } from '../runtime/config.ts';
import { lazily } from '../runtime/lazily.ts';
import { createLogger, type Logger } from '../runtime/logger.ts';
import type { AnswerQuestion } from '../search/answer/answer.ts';
import { createCachedCatalog } from '../voices/cached-catalog.ts';
import type { VoiceCatalog, VoiceCatalogs } from '../voices/voice-catalog.ts';
import { SECRET_BYTES, toSecret } from '../webhooks/secret.ts';

/** Google's voices come and go by the month. */
const VOICES_KEPT_MS = 6 * 60 * 60 * 1000;
/** A server of one's own gets another voice while somebody waits to choose it. */
const ENDPOINT_VOICES_KEPT_MS = 60 * 1000;

// Few requests need more than the database, and the SDKs of the rest take longer to load than all
// else together: each is loaded by the first request that does.
const keptCatalog = (open: () => Promise<VoiceCatalog>, keptMs: number): VoiceCatalog => {
  const opened = lazily(open);
  return createCachedCatalog(
    { list: async (languageCode) => (await opened()).list(languageCode) },
    { keptMs, now: Date.now },
  );
};

const openCatalogs = (config: Config<'speech' | 'openAiSpeech'>): VoiceCatalogs => {
  const google = keptCatalog(async () => {
    const { createGoogleVoiceCatalog } = await import(
      '../clients/google-tts/google-voice-catalog.ts'
    );
    return createGoogleVoiceCatalog({
      endpoint: config.GOOGLE_TTS_ENDPOINT,
      credentialsJson: config.GOOGLE_CREDENTIALS_JSON,
    });
  }, VOICES_KEPT_MS);
  const endpoint = config.OPENAI_SPEECH_ENDPOINT;
  if (endpoint === undefined) return { 'google-tts': google };
  const openai = keptCatalog(async () => {
    const { createOpenAiVoiceCatalog } = await import('../clients/openai/voice-catalog.ts');
    return createOpenAiVoiceCatalog({
      endpoint,
      apiKey: config.OPENAI_SPEECH_API_KEY,
      voices: config.OPENAI_SPEECH_VOICES,
    });
  }, ENDPOINT_VOICES_KEPT_MS);
  return { 'google-tts': google, openai };
};

const openObjects = (config: Config<'storage'>) =>
  lazily(async () => {
    const { createObjectStore } = await import('../clients/s3/object-store.ts');
    return createObjectStore(config);
  });
type Objects = ReturnType<typeof openObjects>;

const openKept = (objects: Objects): KeptStore => {
  const store = lazily(async () => {
    const { createKeptStore } = await import('../clients/s3/kept-store.ts');
    return createKeptStore(await objects());
  });
  return {
    put: async (key, bytes) => (await store()).put(key, bytes),
    find: async (key) => (await store()).find(key),
  };
};

const openScripts = (objects: Objects): ApiDeps['scripts'] => {
  return {
    get: async (object) => (await objects()).get(object),
    put: async (key, body, options) => (await objects()).put(key, body, options),
  };
};

type Executions = Pick<ApiDeps, 'executions' | 'control' | 'inspector' | 'runner'>;

const openExecutions = (config: Config<'api'>, kept: KeptStore): Executions => {
  const stateMachineArn = config.EPISODE_STATE_MACHINE_ARN;
  const executions = lazily(async () => {
    const { createExecutionReader, openClient } = await import(
      '../clients/step-functions/execution-reader.ts'
    );
    const { createExecutionControl } = await import(
      '../clients/step-functions/execution-control.ts'
    );
    const { createExecutionInspector } = await import(
      '../clients/step-functions/execution-inspector.ts'
    );
    const { withKept } = await import('../inspect/kept/with-kept.ts');
    const { createMachineRunner } = await import('../clients/step-functions/machine-runner.ts');
    const client = openClient();
    const arnOf = (machine: string) => stateMachineArn.replace(/-episode$/, `-${machine}`);
    const machines = {
      episode: stateMachineArn,
      schedule: arnOf('schedule'),
      reconcile: arnOf('reconcile'),
      notify: arnOf('notify'),
      deliver: arnOf('deliver'),
    };
    return {
      ...createExecutionReader(stateMachineArn, client),
      ...createExecutionControl(stateMachineArn, client),
      inspector: withKept(createExecutionInspector(machines, client), kept),
      runner: createMachineRunner(machines, client),
    };
  });
  return {
    executions: { find: async (name) => (await executions()).find(name) },
    control: {
      start: async (name, input) => (await executions()).start(name, input),
      stop: async (name, error, cause) => (await executions()).stop(name, error, cause),
    },
    inspector: {
      list: async (machine, filter) => (await executions()).inspector.list(machine, filter),
      find: async (machine, name) => (await executions()).inspector.find(machine, name),
      history: async (machine, name, request) =>
        (await executions()).inspector.history(machine, name, request),
      definition: async (machine, name) => (await executions()).inspector.definition(machine, name),
    },
    runner: {
      run: async (machine, name, input) => (await executions()).runner.run(machine, name, input),
    },
  };
};

const openImports = (config: Config<'database' | 'storage'>): ApiDeps['imports'] => {
  const storage = lazily(async () => {
    const { createObjectStore } = await import('../clients/s3/object-store.ts');
    const { createUploadSigner } = await import('../clients/s3/upload-signer.ts');
    return { objects: createObjectStore(config), uploads: createUploadSigner(config) };
  });
  return {
    episodes: createEpisodeImporter(config),
    uploads: { sign: async (key, file) => (await storage()).uploads.sign(key, file) },
    objects: { find: async (key) => (await storage()).objects.find(key) },
    mediaBaseUrl: config.MEDIA_BASE_URL,
  };
};

type SearchConfig = Config<'database' | 'languageModel' | 'searchAnswers'>;

const openAnswer = async (config: SearchConfig, logger: Logger): Promise<AnswerQuestion> => {
  const { GEMINI_API_KEY: apiKey, GEMINI_ENDPOINT: endpoint } = config;
  if (apiKey === undefined || config.SEARCH_ANSWERS_PER_DAY === 0) {
    const { answerFromSaid } = await import('../search/answer/answer-from-said.ts');
    return async (question, ranked) => answerFromSaid(question, ranked);
  }
  const { createGemini } = await import('../clients/google-genai/gemini.ts');
  const { createAnswerLedger } = await import('../clients/supabase/search/answer-ledger.ts');
  const { createAnswerWithModel } = await import('../search/answer/model/answer-with-model.ts');
  return createAnswerWithModel({
    model: createGemini({ apiKey, endpoint }),
    modelName: config.SEARCH_MODEL,
    ledger: createAnswerLedger(config, { answersPerDay: config.SEARCH_ANSWERS_PER_DAY }),
    logger,
    createId: randomUUID,
  });
};

const openSearch = (config: SearchConfig, logger: Logger): ApiDeps['search']['find'] => {
  const opened = lazily(async () => {
    const { createPassageFinder } = await import('../clients/supabase/search/passage-finder.ts');
    const { search } = await import('../search/search.ts');
    return {
      roles: { finder: createPassageFinder(config), answer: await openAnswer(config, logger) },
      search,
    };
  });
  return async (question, scope) => {
    const { roles, search } = await opened();
    return search(question, scope, roles);
  };
};

const openIsAdmin = (config: Config<'authorizer'>): ApiDeps['search']['isAdmin'] => {
  const authorizer = lazily(async () => {
    const { composeAuthorizer } = await import('../authorize-request/compose-authorizer.ts');
    return composeAuthorizer(config, Date.now);
  });
  return createIsAdmin(async (event) => authorizeRequest(event, await authorizer()));
};

/** How long a receiver of a test may take: within what API Gateway waits for the function. */
const TEST_TIMEOUT_MS = 8_000;

const openSend = (config: Config<'webhooks'>): ApiDeps['webhooks']['send'] => {
  const opened = lazily(async () => {
    const { createNetwork } = await import('../clients/http/network.ts');
    const { sendMessage } = await import('../deliver-webhook/send-message.ts');
    return { network: createNetwork(), sendMessage };
  });
  return async (id, payload, target) => {
    const { network, sendMessage } = await opened();
    const deps = {
      ...{ network, allowedOrigins: config.WEBHOOK_ALLOWED_ORIGINS },
      ...{ now: () => new Date(), timeoutMs: TEST_TIMEOUT_MS },
    };
    return sendMessage(deps, id, payload, target);
  };
};

const compose = () => {
  const config = loadConfig([
    'logging',
    'database',
    'storage',
    'speech',
    'languageModel',
    'searchAnswers',
    'openAiSpeech',
    'api',
    'webhooks',
    'showFiles',
    'authorizer',
  ]);
  const logger = createLogger(config.LOG_LEVEL);
  const episodes = createEpisodeStatusReader(config);
  const objects = openObjects(config);
  const executions = openExecutions(config, openKept(objects));
  const routes = createRoutes({
    episodes,
    ...executions,
    opened: createEpisodeStore(config),
    ender: createEpisodeEnder(config),
    visibility: createVisibilityStore(config),
    scripts: openScripts(objects),
    shows: createShowStore(config),
    clips: {
      published: createPublishedAudioReader(config),
      soundbites: createSoundbiteStore(config),
    },
    imports: openImports(config),
    voices: { catalogs: openCatalogs(config), defaults: createDefaultVoices(config) },
    fileOrigins: config.SHOW_FILES_ALLOWED_ORIGINS,
    webhooks: {
      webhooks: createWebhookStore(config),
      allowedOrigins: config.WEBHOOK_ALLOWED_ORIGINS,
      createSecret: () => toSecret(randomBytes(SECRET_BYTES)),
      send: openSend(config),
    },
    search: {
      find: openSearch(config, logger),
      isAdmin: openIsAdmin(config),
      createId: randomUUID,
    },
    health: {
      askDatabase: () => episodes.findLive(randomUUID()),
      askStateMachine: () => executions.executions.find(randomUUID()),
    },
    now: Date.now,
    createId: randomUUID,
  });
  return { logger, route: createRouter(routes, logger, config.CONSOLE_ORIGIN) };
};

/** The Lambda function behind the HTTP API: every route but the one that starts episodes. */
export const handler = createApiHandler(compose);
