import { randomUUID } from 'node:crypto';
import { createApiHandler } from '../api/api-handler.ts';
import { createClipRoute } from '../api/audio-clips/route.ts';
import { createHealthCheck } from '../api/health/health-check.ts';
import { createRouter } from '../api/router.ts';
import { openSecrets } from '../clients/secrets-manager/secret-reader.ts';
import { createPublishedAudioReader } from '../clients/supabase/episodes/published-audio.ts';
import { createClips } from '../clips/create-clips.ts';
import type { ClipEncoder, ClipStorage } from '../clips/ports.ts';
import { clipKey } from '../episode/storage-keys.ts';
import { createComposition } from '../runtime/composition.ts';
import type { Config } from '../runtime/config.ts';
import { lazily } from '../runtime/lazily.ts';
import { createLogger } from '../runtime/logger.ts';

// Loading the SDK takes as long as asking the database, which is asked meanwhile.
const openStorage = (config: Config<'storage'>): ClipStorage => {
  const storage = lazily(async () => {
    const { createClipStorage } = await import('../clients/s3/clip-storage.ts');
    return createClipStorage(config);
  });
  const ignore = (): void => undefined;
  storage().catch(ignore);
  return {
    read(object, range) {
      const reading = storage().then((opened) => opened.read(object, range));
      reading.catch(ignore);
      return (async function* () {
        yield* await reading;
      })();
    },
    get: async (object) => (await storage()).get(object),
    find: async (key) => (await storage()).find(key),
    putOnce: async (...object) => (await storage()).putOnce(...object),
  };
};

const openEncoder = (ffmpegPath: string): ClipEncoder => ({
  async encode(sound, stretch) {
    const { createClipEncoder } = await import('../clients/ffmpeg/clip-encoder.ts');
    return createClipEncoder(ffmpegPath).encode(sound, stretch);
  },
});

const SECTIONS = ['logging', 'database', 'storage', 'clips'] as const;

const compose = (config: Config<(typeof SECTIONS)[number]>) => {
  const logger = createLogger(config.LOG_LEVEL);
  const episodes = createPublishedAudioReader(config);
  const storage = openStorage(config);
  const encoder = config.FFMPEG_PATH ? openEncoder(config.FFMPEG_PATH) : undefined;
  const openClip = createClips({ episodes, storage, encoder, now: () => performance.now() });
  const nothing = { startMs: 0, endMs: 1 };
  const routes = {
    'GET /api/v1/audio_clips/health': createHealthCheck(
      {
        database: () => episodes.find(randomUUID()),
        storage: () => storage.find(clipKey(randomUUID(), 'health', nothing)),
      },
      Date.now,
    ),
    'GET /api/v1/audio_clips/{episodeId}': createClipRoute({
      openClip,
      mediaBaseUrl: config.MEDIA_BASE_URL,
      logger,
    }),
  };
  return { logger, route: createRouter(routes, logger, config.CONSOLE_ORIGIN) };
};

/** The Lambda function behind clips, which anyone may ask for. */
export const handler = createApiHandler(
  createComposition({ sections: SECTIONS, openSecrets, compose }),
);
