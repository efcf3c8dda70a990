import { randomUUID } from 'node:crypto';
import { createAudioMeter } from '../clients/ffmpeg/audio-meter.ts';
import { createSoundDecoder } from '../clients/ffmpeg/sound-decoder.ts';
import { createSpeechEncoder } from '../clients/ffmpeg/speech-encoder.ts';
import { createGoogleSpeechSynthesizer } from '../clients/google-tts/google-speech-synthesizer.ts';
import { createFileNetwork } from '../clients/http/file-network.ts';
import { providerAt } from '../clients/openai/call-endpoint.ts';
import { createOpenAiSpeechSynthesizer } from '../clients/openai/speech-synthesizer.ts';
import { createObjectStore } from '../clients/s3/object-store.ts';
import { openSecrets } from '../clients/secrets-manager/secret-reader.ts';
import { createCostStore } from '../clients/supabase/episodes/cost-store.ts';
import { createEpisodeStore } from '../clients/supabase/episodes/episode-store.ts';
import { createMonthlyCaps } from '../clients/supabase/episodes/monthly-caps.ts';
import { createSpeechBudget } from '../clients/supabase/speech/speech-budget.ts';
import { createSpeechCircuit } from '../clients/supabase/speech/speech-circuit.ts';
import { createBeginPaying } from '../cost/monthly-caps.ts';
import { createCosts } from '../cost/record-costs.ts';
import { generateAudio } from '../generate-audio/generate-audio.ts';
import type { SpeechEndpoint } from '../generate-audio/provider/speech-provider.ts';
import { systemClock } from '../generate-audio/system-clock.ts';
import { GenerateAudioInputSchema, GenerateAudioOutputSchema } from '../generate-audio/task.ts';
import type { Config } from '../runtime/config.ts';
import { createTaskHandler } from '../runtime/task-handler.ts';
import { createWhileOwned } from '../runtime/while-owned.ts';
import { createShowFileSource } from '../show-files/fetch-show-file.ts';
import type { VoiceProvider } from '../voices/voice-provider.ts';

type SpeechConfig = Config<'database' | 'openAiSpeech' | 'openAiCalls' | 'speechBudget' | 'ffmpeg'>;

/** What all runs of a stage share of a provider. */
const shareOf = (config: SpeechConfig, provider: VoiceProvider) => ({
  budget: createSpeechBudget(config, {
    provider,
    requestsPerMinute: config.SPEECH_REQUESTS_PER_MINUTE,
  }),
  circuit: createSpeechCircuit(config, provider),
});

const openEndpoint = (config: SpeechConfig): SpeechEndpoint | undefined => {
  const endpoint = config.OPENAI_SPEECH_ENDPOINT;
  if (endpoint === undefined) return undefined;
  const model = config.OPENAI_SPEECH_MODEL;
  return {
    ...{ endpoint, model, name: providerAt(endpoint) },
    synthesizer: createOpenAiSpeechSynthesizer(
      {
        ...{ endpoint, model, apiKey: config.OPENAI_SPEECH_API_KEY },
        format: config.OPENAI_SPEECH_FORMAT,
      },
      createSoundDecoder(config.FFMPEG_PATH),
    ),
    speechConcurrency: config.OPENAI_SPEECH_CONCURRENCY,
    ...shareOf(config, 'openai'),
  };
};

/** The Lambda function of the state GenerateAudio. */
export const handler = createTaskHandler({
  task: 'GenerateAudio',
  input: GenerateAudioInputSchema,
  output: GenerateAudioOutputSchema,
  config: [
    'database',
    'storage',
    'speech',
    'openAiSpeech',
    'openAiCalls',
    'speechBudget',
    'monthlyCap',
    'ffmpeg',
    'showFiles',
  ],
  openSecrets,
  compose: (config) => {
    const episodes = createEpisodeStore(config);
    return {
      episodes,
      objects: createObjectStore(config),
      synthesizer: createGoogleSpeechSynthesizer({
        endpoint: config.GOOGLE_TTS_ENDPOINT,
        credentialsJson: config.GOOGLE_CREDENTIALS_JSON,
      }),
      encoder: createSpeechEncoder(config.FFMPEG_PATH),
      meter: createAudioMeter({ ffmpegPath: config.FFMPEG_PATH, ffprobePath: config.FFPROBE_PATH }),
      decoder: createSoundDecoder(config.FFMPEG_PATH),
      showFiles: createShowFileSource({
        network: createFileNetwork(),
        allowedOrigins: config.SHOW_FILES_ALLOWED_ORIGINS,
        timeoutMs: 30_000,
      }),
      clock: systemClock,
      random: Math.random,
      speechConcurrency: config.SPEECH_CONCURRENCY,
      ...shareOf(config, 'google-tts'),
      speechEndpoint: openEndpoint(config),
      // Google itself is asked by https alone.
      isStandIn: config.GOOGLE_TTS_ENDPOINT.startsWith('http:'),
      openCosts: createCosts(createCostStore(config), randomUUID),
      beginPaying: createBeginPaying(createMonthlyCaps(config)),
      whileOwned: createWhileOwned({ check: episodes.checkOwned, sleep: systemClock.sleep }),
      mediaBaseUrl: config.MEDIA_BASE_URL,
    };
  },
  run: generateAudio,
});
