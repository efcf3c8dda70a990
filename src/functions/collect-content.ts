import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createOpenAiTranscriber } from '../clients/openai/transcriber.ts';
import { createChannelExports } from '../clients/s3/channel-exports.ts';
import { createObjectStore } from '../clients/s3/object-store.ts';
import { openSecrets } from '../clients/secrets-manager/secret-reader.ts';
import { createCostStore } from '../clients/supabase/episodes/cost-store.ts';
import { createEpisodeStore } from '../clients/supabase/episodes/episode-store.ts';
import { createMonthlyCaps } from '../clients/supabase/episodes/monthly-caps.ts';
import { createChannelDirectory } from '../clients/supabase/telegram/channel-directory.ts';
import { createSessionLease } from '../clients/supabase/telegram/session-lease.ts';
import { connectChannelSource } from '../clients/telegram/channel-source.ts';
import { collectContent } from '../collect-content/collect-content.ts';
import { createAccounts } from '../collect-content/session/accounts.ts';
import { createPatientLease } from '../collect-content/session/patient-lease.ts';
import { sessionsOf } from '../collect-content/session/sessions.ts';
import { CollectContentInputSchema, CollectContentOutputSchema } from '../collect-content/task.ts';
import { createBeginPaying } from '../cost/monthly-caps.ts';
import { createCosts } from '../cost/record-costs.ts';
import { createTaskHandler } from '../runtime/task-handler.ts';

/** The Lambda function of the state CollectContent. */
export const handler = createTaskHandler({
  task: 'CollectContent',
  input: CollectContentInputSchema,
  output: CollectContentOutputSchema,
  config: ['database', 'storage', 'telegram', 'transcription', 'monthlyCap'],
  openSecrets,
  compose: (config) => {
    const objects = createObjectStore(config);
    const { TELEGRAM_API_ID: apiId, TELEGRAM_API_HASH: apiHash, TELEGRAM_SESSION: first } = config;
    const proxyUrl = config.TELEGRAM_PROXY;
    return {
      episodes: createEpisodeStore(config),
      objects,
      exports: createChannelExports(config, objects),
      lease: createPatientLease(createSessionLease(config), { now: () => new Date(), sleep }),
      directory: createChannelDirectory(config),
      accountOf:
        apiId && apiHash && first
          ? createAccounts(sessionsOf(first, config.TELEGRAM_SESSIONS), (session) =>
              connectChannelSource(session, { apiId, apiHash, proxyUrl }),
            )
          : undefined,
      now: () => new Date(),
      newId: randomUUID,
      openCosts: createCosts(createCostStore(config), randomUUID),
      beginPaying: createBeginPaying(createMonthlyCaps(config)),
      transcriber:
        config.TRANSCRIPTION_ENDPOINT === undefined
          ? undefined
          : createOpenAiTranscriber({
              endpoint: config.TRANSCRIPTION_ENDPOINT,
              apiKey: config.TRANSCRIPTION_API_KEY,
              model: config.TRANSCRIPTION_MODEL,
            }),
    };
  },
  run: collectContent,
});
