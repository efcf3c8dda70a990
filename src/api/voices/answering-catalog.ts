import { StepcastError } from '../../errors/stepcast-error.ts';
import type { VoiceCatalog, VoiceCatalogs } from '../../voices/voice-catalog.ts';
import { RequestProblem } from '../problem.ts';

const RETRY_AFTER_SECONDS = 30;

const createAnsweringCatalog = (catalog: VoiceCatalog): VoiceCatalog => ({
  async list(languageCode) {
    try {
      return await catalog.list(languageCode);
    } catch (error) {
      if (!(error instanceof StepcastError)) throw error;
      const next = error.retryable
        ? 'Try again in a moment'
        : 'Whoever runs this stage has to put that right';
      throw new RequestProblem(
        'voices-unavailable',
        503,
        'Voices out of reach',
        `The voices can't be looked up now. ${error.message.replace(/[.]?$/, '.')} ${next}; a show whose voices are left to the language can be saved meanwhile.`,
        { retryAfterSeconds: RETRY_AFTER_SECONDS },
      );
    }
  },
});

/**
 * Catalogs whose failures are answers: 503 with the provider's own words. A show can do without
 * the catalogs, since languages have default voices, so whoever can't wait is told of that way.
 */
export const createAnsweringCatalogs = ({ openai, ...catalogs }: VoiceCatalogs): VoiceCatalogs => ({
  'google-tts': createAnsweringCatalog(catalogs['google-tts']),
  ...(openai && { openai: createAnsweringCatalog(openai) }),
});
