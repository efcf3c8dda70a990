import { createGoogleVoiceCatalog } from '../../../src/clients/google-tts/google-voice-catalog.ts';
import { readAccountOf } from '../../../src/clients/telegram/account.ts';
import { loadConfig } from '../../../src/runtime/config.ts';
import type { Check, Finding } from '../../cli/doctor/check.ts';
import { accessOf } from '../../connections/telegram/access.ts';
import type { Environment } from '../stage.ts';

const API = 'gcloud services enable texttospeech.googleapis.com';

const voicesFinding = async (settings: Environment): Promise<Finding> => {
  const config = loadConfig(['speech'], settings);
  const catalog = createGoogleVoiceCatalog({
    endpoint: config.GOOGLE_TTS_ENDPOINT,
    credentialsJson: config.GOOGLE_CREDENTIALS_JSON,
  });
  try {
    const voices = await catalog.list('en');
    return voices.length === 0
      ? {
          ok: false,
          found: 'Google answers, but has no voice for English.',
          remedy: 'Leave GOOGLE_TTS_ENDPOINT empty, or name an endpoint that has voices.',
        }
      : { ok: true, found: `Google answers, with ${voices.length} English voices.` };
  } finally {
    await catalog.close();
  }
};

/** The voices, and the Telegram account unless a stage that is deployed uses its session. */
export const providerChecks = (
  settings: Environment,
  isDeployed: () => Promise<boolean>,
): readonly Check[] => [
  {
    name: 'Google',
    remedy: `In the project of the key, billing must be on and the API enabled: ${API}`,
    run: () => voicesFinding(settings),
  },
  {
    name: 'Telegram',
    remedy: 'Sign in again (npm run telegram-login), set TELEGRAM_SESSION and put it there.',
    async run() {
      // Two connections at once, and Telegram revokes the session for good.
      if (await isDeployed()) {
        return { ok: true, found: 'Not asked: the session is the deployed stage’s alone.' };
      }
      const given = Object.fromEntries(
        Object.entries(settings).flatMap(([name, value]) => (value ? [[name, value]] : [])),
      );
      const { name, username } = await readAccountOf(
        settings['TELEGRAM_SESSION'] ?? '',
        accessOf(given),
      );
      return { ok: true, found: `Signed in as ${name}${username ? ` (@${username})` : ''}.` };
    },
  },
];
