import { randomUUID } from 'node:crypto';
import ffmpegInstaller from '@ffmpeg-installer/ffmpeg';
import ffprobeInstaller from '@ffprobe-installer/ffprobe';
import { createAudioMeter } from '../../src/clients/ffmpeg/audio-meter.ts';
import { createSoundDecoder } from '../../src/clients/ffmpeg/sound-decoder.ts';
import { createSpeechEncoder } from '../../src/clients/ffmpeg/speech-encoder.ts';
import { createCosts } from '../../src/cost/record-costs.ts';
import type { Script } from '../../src/episode/script.ts';
import { generateAudio } from '../../src/generate-audio/generate-audio.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { closedCircuit, inMemoryBudget } from '../../tests/support/audio/in-memory-provider.ts';
import {
  inMemoryCosts,
  inMemoryEpisode,
  inMemoryObjects,
} from '../../tests/support/audio/in-memory-stores.ts';
import { withinCaps } from '../../tests/support/within-caps.ts';
import { createProviderModel, REQUESTS_PER_MINUTE } from './provider-model.ts';
import { createSkippingClock } from './skipping-clock.ts';

const EPISODE_ID = '0d2f7f0e-93c5-4a0c-8f43-5a5f0f3f9c02';
const FUNCTION_MS = 900_000;

/** What making an episode took on the clock: until its last segment was stored, and until all was. */
export interface EpisodeTimes {
  readonly spokenMs: number;
  readonly wallMs: number;
  readonly calls: number;
  readonly segments: number;
  readonly durationMs: number;
}

interface TimeOptions {
  readonly concurrency: number;
  /** With a provider that takes no time, which leaves this machine's own work. */
  readonly instantly?: boolean;
}

/** Makes an episode of the script with the model of the provider, ffmpeg and stores in memory. */
export const timeEpisode = async (
  script: Script,
  { concurrency, instantly = false }: TimeOptions,
): Promise<EpisodeTimes> => {
  const clock = createSkippingClock();
  const provider = createProviderModel(clock, instantly ? 0 : 1);
  const objects = inMemoryObjects();
  const encoder = createSpeechEncoder(ffmpegInstaller.path);
  const meter = createAudioMeter({
    ffmpegPath: ffmpegInstaller.path,
    ffprobePath: ffprobeInstaller.path,
  });
  const stored = await objects.put('script.json', JSON.stringify(script), {
    contentType: 'application/json',
  });
  const startedAt = clock.now();
  let spokenAt = startedAt;
  const output = await generateAudio(
    {
      episodes: inMemoryEpisode(),
      objects: {
        ...objects,
        put: (key, body, options) => {
          if (key.startsWith('segments/')) spokenAt = clock.now();
          return objects.put(key, body, options);
        },
      },
      synthesizer: provider,
      encoder: { encode: (sound) => clock.working(() => encoder.encode(sound)) },
      meter: { measure: (path) => clock.working(() => meter.measure(path)) },
      decoder: createSoundDecoder(ffmpegInstaller.path),
      showFiles: () => Promise.reject(new Error('The show has no files.')),
      clock,
      random: Math.random,
      speechConcurrency: concurrency,
      budget: inMemoryBudget(REQUESTS_PER_MINUTE, clock),
      circuit: closedCircuit(),
      beginPaying: withinCaps,
      openCosts: createCosts(inMemoryCosts(), randomUUID),
      whileOwned: (_run, work) => work(new AbortController().signal),
      mediaBaseUrl: 'http://media.example',
    },
    { podcastId: EPISODE_ID, episodeId: EPISODE_ID, execution: EPISODE_ID, script: stored },
    {
      logger: createLogger('error', () => undefined),
      remainingMs: () => FUNCTION_MS - (clock.now() - startedAt),
    },
  );
  if (output.outcome !== 'generated') throw new Error(output.reason);
  return {
    spokenMs: spokenAt - startedAt,
    wallMs: clock.now() - startedAt,
    calls: provider.calls,
    segments: output.segments.total,
    durationMs: output.durationMs,
  };
};
