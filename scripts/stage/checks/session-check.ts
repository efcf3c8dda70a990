import { z } from 'zod';
import { type Sessions, sessionsOf } from '../../../src/collect-content/session/sessions.ts';
import { FurtherSessionsSchema } from '../../../src/show/telegram-session.ts';
import type { Check, Finding } from '../../cli/doctor/check.ts';
import { hasAccount } from '../held-secrets.ts';
import type { Environment } from '../stage.ts';
import { sharing } from './sharing.ts';

const PATIENCE_MS = 10_000;

/** Channels may all be read from exports. */
export const NO_ACCOUNT: Finding = {
  ok: true,
  found: 'There is no Telegram account: only channels with an export can be read.',
};

/** The Telegram sessions of a stage. @throws ZodError for names and JSON that functions would refuse */
export const readSessions = (settings: Environment): Sessions =>
  sessionsOf(
    settings['TELEGRAM_SESSION'] ?? '',
    FurtherSessionsSchema.optional().parse(settings['TELEGRAM_SESSIONS'] || undefined),
  );

const RowsSchema = z.array(z.object({ podcast_id: z.string(), telegram_session: z.string() }));

/** The shows that name a session; undefined where the database doesn't say, which a check of its own tells. */
const assigned = async (settings: Environment) => {
  const query = 'select=podcast_id,telegram_session&telegram_session=not.is.null&order=podcast_id';
  const address = `${settings['SUPABASE_URL'] ?? ''}/rest/v1/podcast_configs?${query}`;
  const response = await fetch(address, {
    headers: { apikey: settings['SUPABASE_SERVICE_KEY'] ?? '' },
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined);
  return response?.ok ? RowsSchema.parse(await response.json()) : undefined;
};

const finding = async (settings: Environment): Promise<Finding> => {
  if (!hasAccount(settings)) return NO_ACCOUNT;
  const sessions = readSessions(settings);
  const [same] = sharing(sessions);
  if (same !== undefined) {
    return {
      ok: false,
      found: `${same.join(' and ')} are one and the same session: what one of them collects, the other waits for.`,
      remedy:
        'Sign in with another account (npm run telegram-login), or take one of them out of TELEGRAM_SESSIONS.',
    };
  }
  const names = [...sessions.keys()].join(', ');
  const rows = await assigned(settings);
  if (rows === undefined) {
    return {
      ok: true,
      found: `${names}; which shows name one is not known: the database says nothing.`,
    };
  }
  const lost = rows.filter((row) => !sessions.has(row.telegram_session));
  const [first] = lost;
  if (first === undefined) return { ok: true, found: `${names}; no show names another.` };
  const others = lost.length === 1 ? '' : `, and ${lost.length - 1} more`;
  return {
    ok: false,
    found: `The show ${first.podcast_id} is read by the session "${first.telegram_session}"${others}; the stage has ${names}.`,
    remedy:
      'Put the session back into TELEGRAM_SESSIONS, or give each such show another: npx stepcast shows edit SHOW --telegram-session NAME (none has one chosen).',
  };
};

/** Whether the stage has the Telegram sessions that its shows are assigned to. */
export const sessionCheck = (settings: Environment): Check => ({
  name: 'Telegram sessions',
  remedy:
    'TELEGRAM_SESSIONS is JSON of names and sessions, {"second":"1B…"}, without the name "default".',
  run: () => finding(settings),
});
