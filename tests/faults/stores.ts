import { createCostStore } from '../../src/clients/supabase/episodes/cost-store.ts';
import { createEpisodeEnder } from '../../src/clients/supabase/episodes/episode-ender.ts';
import { createEpisodeStatusReader } from '../../src/clients/supabase/episodes/episode-status-reader.ts';
import { createEpisodeStore } from '../../src/clients/supabase/episodes/episode-store.ts';
import { createMonthlyCaps } from '../../src/clients/supabase/episodes/monthly-caps.ts';
import { createReviewStore } from '../../src/clients/supabase/episodes/review-store.ts';
import { createVisibilityStore } from '../../src/clients/supabase/episodes/visibility-store.ts';
import { createSearchIndex } from '../../src/clients/supabase/search/search-index.ts';
import { createDefaultVoices } from '../../src/clients/supabase/shows/default-voices.ts';
import { createShowStore } from '../../src/clients/supabase/shows/show-store.ts';
import { createSpeechBudget } from '../../src/clients/supabase/speech/speech-budget.ts';
import { createSpeechCircuit } from '../../src/clients/supabase/speech/speech-circuit.ts';
import { createChannelDirectory } from '../../src/clients/supabase/telegram/channel-directory.ts';
import { createSessionLease } from '../../src/clients/supabase/telegram/session-lease.ts';
import { createTelegramPosts } from '../../src/clients/supabase/telegram/telegram-posts.ts';
import { createDeliveryStore } from '../../src/clients/supabase/webhooks/delivery-store.ts';
import { createWebhookStore } from '../../src/clients/supabase/webhooks/webhook-store.ts';
import { DATABASE_URL } from './database.ts';

const CONFIG = { SUPABASE_URL: DATABASE_URL, SUPABASE_SERVICE_KEY: 'sb_secret_simulation' };

// One set of production clients a process: what they reach is the world of the schedule that runs.
export const stores = {
  episodes: createEpisodeStore(CONFIG),
  statuses: createEpisodeStatusReader(CONFIG),
  ender: createEpisodeEnder(CONFIG),
  reviews: createReviewStore(CONFIG),
  visibility: createVisibilityStore(CONFIG),
  index: createSearchIndex(CONFIG),
  shows: createShowStore(CONFIG),
  voices: createDefaultVoices(CONFIG),
  webhooks: createWebhookStore(CONFIG),
  lease: createSessionLease(CONFIG),
  directory: createChannelDirectory(CONFIG),
  telegramPosts: createTelegramPosts(CONFIG),
  deliveries: createDeliveryStore(CONFIG),
  costs: createCostStore(CONFIG),
  caps: createMonthlyCaps(CONFIG),
  budget: createSpeechBudget(CONFIG, { provider: 'google-tts', requestsPerMinute: 200 }),
  circuit: createSpeechCircuit(CONFIG, 'google-tts'),
};
