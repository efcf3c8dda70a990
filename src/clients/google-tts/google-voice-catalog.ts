import { TextToSpeechClient } from '@google-cloud/text-to-speech';
import type { VoiceCatalog } from '../../voices/voice-catalog.ts';
import { type GoogleOptions, toConnection } from './connection.ts';
import { toSpeechError } from './to-speech-error.ts';

const DEADLINE_MS = 10_000;

/** Google's ListVoices. The library's own retries are off; a list has ten seconds. @throws InvalidGoogleCredentials */
export const createGoogleVoiceCatalog = (
  options: GoogleOptions,
): VoiceCatalog & { close(): Promise<void> } => {
  const client = new TextToSpeechClient({ ...toConnection(options), fallback: false });
  return {
    async list(languageCode) {
      try {
        await client.initialize();
        const [{ voices }] = await client.listVoices(
          { languageCode },
          { timeout: DEADLINE_MS, retry: null },
        );
        return (voices ?? []).flatMap(({ name, languageCodes }) =>
          name ? [{ name, languageCodes: languageCodes ?? [] }] : [],
        );
      } catch (error) {
        throw toSpeechError(error, `list the voices of ${languageCode}`);
      }
    },
    close: () => client.close().catch(() => undefined),
  };
};
