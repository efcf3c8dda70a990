import { randomUUID } from 'node:crypto';
import ffmpegInstaller from '@ffmpeg-installer/ffmpeg';
import ffprobeInstaller from '@ffprobe-installer/ffprobe';
import { createAudioMeter } from '../../../src/clients/ffmpeg/audio-meter.ts';
import { createSoundDecoder } from '../../../src/clients/ffmpeg/sound-decoder.ts';
import { createSpeechEncoder } from '../../../src/clients/ffmpeg/speech-encoder.ts';
import { createGoogleSpeechSynthesizer } from '../../../src/clients/google-tts/google-speech-synthesizer.ts';
import { createFileNetwork } from '../../../src/clients/http/file-network.ts';
import { createCosts } from '../../../src/cost/record-costs.ts';
import type { Script } from '../../../src/episode/script.ts';
import type { GenerateAudioDeps } from '../../../src/generate-audio/deps.ts';
import { generateAudio } from '../../../src/generate-audio/generate-audio.ts';
import { systemClock } from '../../../src/generate-audio/system-clock.ts';
import { createLogger } from '../../../src/runtime/logger.ts';
import { createWhileOwned } from '../../../src/runtime/while-owned.ts';
import { createShowFileSource } from '../../../src/show-files/fetch-show-file.ts';
import { withinCaps } from '../within-caps.ts';
import { closedCircuit, inMemoryBudget } from './in-memory-provider.ts';
import { inMemoryCosts, inMemoryEpisode, inMemoryObjects } from './in-memory-stores.ts';

export const FFMPEG = { ffmpegPath: ffmpegInstaller.path, ffprobePath: ffprobeInstaller.path };

const IDS = {
  podcastId: '6f1c9a54-1c1f-4c8e-9d0a-1f6f3a0b7a01',
  episodeId: '0d2f7f0e-93c5-4a0c-8f43-5a5f0f3f9c02',
  execution: '0d2f7f0e-93c5-4a0c-8f43-5a5f0f3f9c02',
};

interface RunOptions extends Partial<GenerateAudioDeps> {
  readonly objects?: ReturnType<typeof inMemoryObjects>;
  readonly remainingMs?: () => number;
  /** As in the state machine's last try where it isn't said. */
  readonly refusedRuns?: number;
}

/** Runs the task, which must answer with an episode, on a script with Google's client and ffmpeg, against the server at `endpoint`. */
export const runGenerateAudio = async (
  endpoint: string,
  script: Script,
  {
    objects = inMemoryObjects(),
    remainingMs = () => 900_000,
    refusedRuns = 2,
    ...overrides
  }: RunOptions = {},
) => {
  const synthesizer = createGoogleSpeechSynthesizer({ endpoint });
  const lines: string[] = [];
  try {
    const stored = await objects.put(`script/${randomUUID()}.json`, JSON.stringify(script), {
      contentType: 'application/json',
    });
    const output = await generateAudio(
      {
        episodes: inMemoryEpisode(),
        objects,
        synthesizer,
        encoder: createSpeechEncoder(FFMPEG.ffmpegPath),
        decoder: createSoundDecoder(FFMPEG.ffmpegPath),
        meter: createAudioMeter(FFMPEG),
        showFiles: createShowFileSource({
          network: createFileNetwork(),
          allowedOrigins: ['http://127.0.0.1:*'],
          timeoutMs: 10_000,
        }),
        clock: systemClock,
        random: () => 0,
        speechConcurrency: 8,
        budget: inMemoryBudget(200, systemClock),
        circuit: closedCircuit(),
        beginPaying: withinCaps,
        openCosts: createCosts(inMemoryCosts(), randomUUID),
        whileOwned: createWhileOwned({ check: async () => undefined, sleep: systemClock.sleep }),
        mediaBaseUrl: 'http://media.example',
        ...overrides,
      },
      { ...IDS, script: stored, refusedRuns },
      { logger: createLogger('info', (line) => lines.push(line)), remainingMs },
    );
    if (output.outcome !== 'generated') throw Object.assign(new Error(output.reason), output);
    const bytes = (key: string) => objects.contents.get(key) ?? new Uint8Array();
    return { output, bytes, lines };
  } finally {
    await synthesizer.close();
  }
};
