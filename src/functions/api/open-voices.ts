import type { Config } from '../../runtime/config.ts';
import { lazily } from '../../runtime/lazily.ts';
import { createCachedCatalog } from '../../voices/cached-catalog.ts';
import type { VoiceCatalog, VoiceCatalogs } from '../../voices/voice-catalog.ts';

/** Google's voices come and go by the month. */
const VOICES_KEPT_MS = 6 * 60 * 60 * 1000;
/** A server of one's own gets another voice while somebody waits to choose it. */
const ENDPOINT_VOICES_KEPT_MS = 60 * 1000;

const keptCatalog = (open: () => Promise<VoiceCatalog>, keptMs: number): VoiceCatalog => {
  const opened = lazily(open);
  return createCachedCatalog(
    { list: async (languageCode) => (await opened()).list(languageCode) },
    { keptMs, now: Date.now },
  );
};

export const openCatalogs = (config: Config<'speech' | 'openAiSpeech'>): VoiceCatalogs => {
  const google = keptCatalog(async () => {
    const { createGoogleVoiceCatalog } = await import(
      '../../clients/google-tts/google-voice-catalog.ts'
    );
    return createGoogleVoiceCatalog({
      endpoint: config.GOOGLE_TTS_ENDPOINT,
      credentialsJson: config.GOOGLE_CREDENTIALS_JSON,
    });
  }, VOICES_KEPT_MS);
  const endpoint = config.OPENAI_SPEECH_ENDPOINT;
  if (endpoint === undefined) return { 'google-tts': google };
  const openai = keptCatalog(async () => {
    const { createOpenAiVoiceCatalog } = await import('../../clients/openai/voice-catalog.ts');
    return createOpenAiVoiceCatalog({
      endpoint,
      apiKey: config.OPENAI_SPEECH_API_KEY,
      voices: config.OPENAI_SPEECH_VOICES,
    });
  }, ENDPOINT_VOICES_KEPT_MS);
  return { 'google-tts': google, openai };
};
