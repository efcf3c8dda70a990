import { createGoogleVoiceCatalog } from '../../../src/clients/google-tts/google-voice-catalog.ts';
import { readAccountOf } from '../../../src/clients/telegram/account.ts';
import { ofSession } from '../../../src/collect-content/session/of-session.ts';
import { loadConfig } from '../../../src/runtime/config.ts';
import type { Check, Finding } from '../../cli/doctor/check.ts';
import { accessOf } from '../../connections/telegram/access.ts';
import { hasAccount } from '../held-secrets.ts';
import type { Environment } from '../stage.ts';
import { NO_ACCOUNT, readSessions } from './session-check.ts';
import { sharing } from './sharing.ts';

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

const accountsFinding = async (settings: Environment): Promise<Finding> => {
  const given = Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  const sessions = readSessions(settings);
  const said: string[] = [];
  const accounts = new Map<string, string>();
  for (const [session, value] of sessions) {
    try {
      const { id, name, username } = await readAccountOf(value, accessOf(given));
      accounts.set(session, id);
      const which = sessions.size > 1 ? `${session}: ` : '';
      said.push(`${which}Signed in as ${name}${username ? ` (@${username})` : ''}.`);
    } catch (error) {
      throw ofSession(error, session);
    }
  }
  const [shared] = sharing(accounts);
  if (shared === undefined) return { ok: true, found: said.join(' ') };
  return {
    ok: false,
    found: `The sessions ${shared.join(' and ')} are of one account, and share its limits. ${said.join(' ')}`,
    remedy:
      'Sign in with another account (npm run telegram-login), or take one of them out of TELEGRAM_SESSIONS, and put it there: npm run stage -- secrets',
  };
};

/** The voices, and the Telegram accounts unless a stage that is deployed uses their sessions. */
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
    remedy:
      'Sign in again (npm run telegram-login), set TELEGRAM_SESSION, or what TELEGRAM_SESSIONS names, and put it there.',
    async run() {
      if (!hasAccount(settings)) return NO_ACCOUNT;
      // Two connections at once, and Telegram revokes the session for good.
      if (await isDeployed()) {
        return { ok: true, found: 'Not asked: the session is the deployed stage’s alone.' };
      }
      return accountsFinding(settings);
    },
  },
];
