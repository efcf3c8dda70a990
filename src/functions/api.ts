import { randomBytes, randomUUID } from 'node:crypto';
import { createApiHandler } from '../api/api-handler.ts';
import { createRouter } from '../api/router.ts';
import { createRoutes } from '../api/routes.ts';
import { issueValue, RANDOM_BYTES } from '../authorize-request/key-value.ts';
import { openSecrets } from '../clients/secrets-manager/secret-reader.ts';
import { createApiKeyStore } from '../clients/supabase/access/api-key-store.ts';
import { createAuditLog } from '../clients/supabase/access/audit-log.ts';
import { createEpisodeEnder } from '../clients/supabase/episodes/episode-ender.ts';
import { createEpisodeStatusReader } from '../clients/supabase/episodes/episode-status-reader.ts';
import { createEpisodeStore } from '../clients/supabase/episodes/episode-store.ts';
import { createMonthlyCaps } from '../clients/supabase/episodes/monthly-caps.ts';
import { createPictureStore } from '../clients/supabase/episodes/picture-store.ts';
import { createPublishedAudioReader } from '../clients/supabase/episodes/published-audio.ts';
import { createReviewStore } from '../clients/supabase/episodes/review-store.ts';
import { createSoundbiteStore } from '../clients/supabase/episodes/soundbite-store.ts';
import { createSpendingReader } from '../clients/supabase/episodes/spending-reader.ts';
import { createVisibilityStore } from '../clients/supabase/episodes/visibility-store.ts';
import { createListensReader } from '../clients/supabase/listens/listens-reader.ts';
import { createDefaultVoices } from '../clients/supabase/shows/default-voices.ts';
import { createShowStore } from '../clients/supabase/shows/show-store.ts';
import { createPostRequests } from '../clients/supabase/telegram/post-requests.ts';
import { createWebhookStore } from '../clients/supabase/webhooks/webhook-store.ts';
import { createComposition } from '../runtime/composition.ts';
import type { Config } from '../runtime/config.ts';
import { createLogger } from '../runtime/logger.ts';
import { SECRET_BYTES, toSecret } from '../webhooks/secret.ts';
import { openExecutions } from './api/open-executions.ts';
import { openLogs } from './api/open-logs.ts';
import { openQueues } from './api/open-queues.ts';
import { openRewrite } from './api/open-rewrite.ts';
import { openSearch, openSeenBy } from './api/open-search.ts';
import { openSend } from './api/open-send.ts';
import { openChannelExports, openImports, openKept, openObjects } from './api/open-storage.ts';
import { openCatalogs } from './api/open-voices.ts';

const SECTIONS = [
  'logging',
  'database',
  'storage',
  'speech',
  'gemini',
  'languageModel',
  'searchAnswers',
  'monthlyCap',
  'telegramBot',
  'openAiSpeech',
  'api',
  'webhooks',
  'showFiles',
  'authorizer',
] as const;

// Few requests need more than the database, and the SDKs of the rest take longer to load than all
// else together: each is loaded by the first request that does.
const compose = (config: Config<(typeof SECTIONS)[number]>) => {
  const logger = createLogger(config.LOG_LEVEL);
  const episodes = createEpisodeStatusReader(config);
  const objects = openObjects(config);
  const caps = createMonthlyCaps(config);
  const executions = openExecutions(config, openKept(objects));
  const routes = createRoutes({
    episodes,
    ...executions,
    logs: openLogs(),
    ...openQueues(config),
    opened: createEpisodeStore(config),
    ender: createEpisodeEnder(config),
    reviews: createReviewStore(config),
    rewrite: openRewrite(config, caps, logger),
    visibility: createVisibilityStore(config),
    spending: createSpendingReader(config),
    caps,
    listens: createListensReader(config),
    scripts: objects,
    posts: createPostRequests(config),
    hasBot: config.TELEGRAM_BOT_TOKEN !== undefined,
    pictures: createPictureStore(config),
    covers: objects,
    shows: createShowStore(config),
    clips: {
      published: createPublishedAudioReader(config),
      soundbites: createSoundbiteStore(config),
    },
    imports: openImports(config, objects),
    channelExports: openChannelExports(config),
    voices: { catalogs: openCatalogs(config), defaults: createDefaultVoices(config) },
    fileOrigins: config.SHOW_FILES_ALLOWED_ORIGINS,
    access: {
      keys: createApiKeyStore(config),
      audit: createAuditLog(config),
      issueValue: () => issueValue(config.INTERNAL_API_KEY, randomBytes(RANDOM_BYTES)),
    },
    webhooks: {
      webhooks: createWebhookStore(config),
      allowedOrigins: config.WEBHOOK_ALLOWED_ORIGINS,
      createSecret: () => toSecret(randomBytes(SECRET_BYTES)),
      send: openSend(config),
    },
    search: {
      find: openSearch(config, logger),
      seenBy: openSeenBy(config),
      createId: randomUUID,
    },
    mediaBaseUrl: config.MEDIA_BASE_URL,
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
export const handler = createApiHandler(
  createComposition({ sections: SECTIONS, openSecrets, compose }),
);
