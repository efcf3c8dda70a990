import { TextToSpeechClient } from '@google-cloud/text-to-speech';
import type { Voice, VoiceCatalog } from '../../voices/voice-catalog.ts';
import { type GoogleOptions, toConnection } from './connection.ts';
import { toSpeechError } from './to-speech-error.ts';
import { traceGoogleCall } from './trace-call.ts';

/** The longest that Google's list of voices is waited for. */
export const CATALOG_DEADLINE_MS = 5_000;

const GENDERS: Readonly<Record<string, Voice['gender']>> = {
  FEMALE: 'female',
  MALE: 'male',
  NEUTRAL: 'neutral',
};

/** Gemini's voices have no language in their name and speak only with a model, which no request of ours names. */
const needsModel = (name: string): boolean => !/^[a-z]{2,3}-[A-Z]{2}-/.test(name);

/** Google's ListVoices, without the library's own retries. @throws InvalidGoogleCredentials */
export const createGoogleVoiceCatalog = (
  options: GoogleOptions,
): VoiceCatalog & { close(): Promise<void> } => {
  const client = new TextToSpeechClient({ ...toConnection(options), fallback: false });
  return {
    async list(languageCode) {
      try {
        await client.initialize();
        const [{ voices }] = await traceGoogleCall('ListVoices', () =>
          client.listVoices({ languageCode }, { timeout: CATALOG_DEADLINE_MS, retry: null }),
        );
        return (voices ?? []).flatMap(({ name, languageCodes, ssmlGender }) =>
          !name || needsModel(name)
            ? []
            : [
                {
                  name,
                  languageCodes: languageCodes ?? [],
                  gender: GENDERS[String(ssmlGender)] ?? null,
                },
              ],
        );
      } catch (error) {
        throw toSpeechError(error, `list the voices of ${languageCode}`);
      }
    },
    close: () => client.close().catch(() => undefined),
  };
};
