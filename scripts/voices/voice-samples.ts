import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ffmpegPath } from '../../build/ffmpeg.ts';
import type { VoiceSampleService } from '../../local/connections/index.ts';
import type { SpeechSynthesizer } from '../../src/generate-audio/provider/speech-synthesizer.ts';
import { loadConfig } from '../../src/runtime/config.ts';
import { providerOf, type VoiceProvider } from '../../src/voices/voice-provider.ts';
import { ConnectionRefused, type ConnectionSettings } from '../connections/kinds.ts';

const DEADLINE_MS = 30_000;
/** What the samples' words call the show. */
const SHOW = 'Stepcast';
const DAY = '2026-10-12T12:00:00Z';

interface VoiceSamplesDeps {
  readonly dataDir: string;
  /** Where this machine's own voices are. */
  readonly speechEndpoint: string;
  /** The settings by which the stack's functions speak at the moment. */
  settings(): ConnectionSettings;
}

/** A sentence or two of the language, as its shows end; a date where it has no words of its own. */
const sampleText = async (languageCode: string): Promise<string> => {
  const { chooseLanguage } = await import('../../src/write-script/language/choose-language.ts');
  const { phrases } = chooseLanguage(languageCode);
  const farewell = phrases.say('farewell', { show: SHOW });
  return farewell || `${SHOW}. ${phrases.day(new Date(DAY), 'date-and-year')}`;
};

/** The providers that these settings lead to, each opened when a voice of its is heard. */
const openProviders = (settings: ConnectionSettings) => {
  const config = loadConfig(['speech', 'openAiSpeech', 'openAiCalls'], settings);

  /** Loaded when a voice is heard: the providers' clients stand behind it. */
  const open = async (provider: VoiceProvider): Promise<SpeechSynthesizer> => {
    if (provider === 'google-tts') {
      const google = await import('../../src/clients/google-tts/google-speech-synthesizer.ts');
      return google.createGoogleSpeechSynthesizer({
        endpoint: config.GOOGLE_TTS_ENDPOINT,
        credentialsJson: config.GOOGLE_CREDENTIALS_JSON,
      });
    }
    const endpoint = config.OPENAI_SPEECH_ENDPOINT;
    if (endpoint === undefined) {
      throw new ConnectionRefused('The voice needs a speech endpoint, and none is connected.');
    }
    const [openAi, ffmpeg] = await Promise.all([
      import('../../src/clients/openai/speech-synthesizer.ts'),
      import('../../src/clients/ffmpeg/sound-decoder.ts'),
    ]);
    return openAi.createOpenAiSpeechSynthesizer(
      {
        endpoint,
        model: config.OPENAI_SPEECH_MODEL,
        apiKey: config.OPENAI_SPEECH_API_KEY,
        format: config.OPENAI_SPEECH_FORMAT,
      },
      ffmpeg.createSoundDecoder(ffmpegPath),
    );
  };

  const opened = new Map<VoiceProvider, Promise<SpeechSynthesizer>>();
  const synthesizerOf = (voice: string): Promise<SpeechSynthesizer> => {
    const provider = providerOf(voice);
    const known = opened.get(provider) ?? open(provider);
    opened.set(provider, known);
    return known;
  };

  /** What determines how a voice sounds, as far as it is known here. */
  const speakerOf = (voice: string) => {
    const { GOOGLE_TTS_ENDPOINT, OPENAI_SPEECH_ENDPOINT, OPENAI_SPEECH_MODEL } = config;
    return providerOf(voice) === 'openai'
      ? [OPENAI_SPEECH_ENDPOINT, OPENAI_SPEECH_MODEL]
      : [settings['GOOGLE_TTS_ENDPOINT'] ? 'this machine' : GOOGLE_TTS_ENDPOINT];
  };
  return { synthesizerOf, speakerOf };
};
type Providers = ReturnType<typeof openProviders>;

/** Speaks a voice's sample as episodes are spoken, once: what was spoken is kept in the data folder. */
export const createVoiceSamples = ({
  dataDir,
  speechEndpoint,
  settings,
}: VoiceSamplesDeps): VoiceSampleService => {
  const folder = join(dataDir, 'voice-samples');
  let opened: { readonly settings: ConnectionSettings; readonly by: Providers } | undefined;
  const providersNow = (): Providers => {
    const now = settings();
    if (opened?.settings !== now) {
      const by = openProviders({ GOOGLE_TTS_ENDPOINT: speechEndpoint, ...now });
      opened = { settings: now, by };
    }
    return opened.by;
  };
  return {
    async speak({ voice, languageCode }) {
      const { synthesizerOf, speakerOf } = providersNow();
      const text = await sampleText(languageCode);
      const by = speakerOf(voice);
      const what = JSON.stringify([...by, voice, languageCode, text]);
      const file = join(folder, `${createHash('sha256').update(what).digest('hex')}.wav`);
      const kept = await readFile(file).catch(() => undefined);
      if (kept) return kept;
      const synthesizer = await synthesizerOf(voice);
      const spoken = await synthesizer.synthesize(
        { text, voice, languageCode },
        { deadlineMs: DEADLINE_MS },
      );
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(`${file}.part`, spoken);
      await rename(`${file}.part`, file);
      return spoken;
    },
  };
};
