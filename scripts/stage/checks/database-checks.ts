import { z } from 'zod';
import { MIGRATIONS } from '../../../local/stack/migrations-folder.ts';
import { compareMigrations, migrationVersions } from '../../../local/supabase/index.ts';
import type { Check, Finding } from '../../cli/doctor/check.ts';
import type { Stage } from '../stage.ts';

const PATIENCE_MS = 10_000;
const KEYS = 'Settings → API Keys of the Supabase project';

const wrong = (found: string, remedy: string): Finding => ({ ok: false, found, remedy });

/** What is wrong with the key by what it looks like; undefined for a secret key. */
const wrongKind = (key: string): Finding | undefined => {
  const then = `Take a secret key (sb_secret_…) from ${KEYS}, set SUPABASE_SERVICE_KEY and put it there: npm run stage -- secrets`;
  if (key.startsWith('sb_publishable_')) {
    return wrong('SUPABASE_SERVICE_KEY is a publishable key, which may read nothing.', then);
  }
  if (key.startsWith('eyJ')) {
    return wrong('SUPABASE_SERVICE_KEY is a legacy key, a JSON Web Token.', then);
  }
  return key.startsWith('sb_secret_')
    ? undefined
    : wrong('SUPABASE_SERVICE_KEY is no secret key.', then);
};

const keyFinding = async (url: string, key: string | undefined): Promise<Finding> => {
  if (!key) return wrong('There is no key to ask with.', 'Put the secret database there first.');
  const kind = wrongKind(key);
  if (kind) return kind;
  const { status } = await fetch(`${url}/rest/v1/podcasts?select=id&limit=1`, {
    headers: { apikey: key },
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (status === 200) return { ok: true, found: `${url} answers to the secret key.` };
  if (status === 404) {
    return { ok: true, found: `${url} answers to the secret key, and has no tables yet.` };
  }
  return wrong(
    `${url} answers ${status} to the secret key.`,
    status === 401 || status === 403
      ? `The key is another project's, or revoked: take a secret key from ${KEYS}.`
      : 'Look at the project in the Supabase dashboard: paused ones answer 540.',
  );
};

const JwksSchema = z.object({ keys: z.array(z.object({ alg: z.string().optional() })) });

const signingFinding = async (url: string): Promise<Finding> => {
  const response = await fetch(`${url}/auth/v1/.well-known/jwks.json`, {
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const { keys } = JwksSchema.parse(await response.json());
  return keys.length === 0
    ? wrong(
        'The project signs its tokens with a shared secret, which Stepcast refuses.',
        'Under Settings → JWT Keys, make an asymmetric key (ES256) the one in use.',
      )
    : { ok: true, found: `Tokens are signed with ${keys.map(({ alg }) => alg).join(', ')}.` };
};

const NO_SUCH_TABLE = '42P01';

/** Of a project that nothing was ever applied to, too. */
const stateOf = async (url: string) => {
  try {
    return await compareMigrations(url, MIGRATIONS);
  } catch (error) {
    if ((error as { code?: unknown }).code !== NO_SUCH_TABLE) throw error;
    return { applied: [], pending: await migrationVersions(MIGRATIONS), unknown: [] };
  }
};

const migrationsFinding = async (url: string | undefined): Promise<Finding> => {
  if (!url) {
    return wrong(
      'SUPABASE_DB_URL is missing: nothing can be said of the migrations.',
      'Set it to the connection string of "Connect" → Session pooler, with the password URL-encoded.',
    );
  }
  const { applied, pending, unknown } = await stateOf(url);
  if (unknown.length > 0) {
    return wrong(
      `The database has ${unknown.length} migrations that this version doesn't have, such as ${unknown[0]}.`,
      'Deploy the version that they are of, or a later one.',
    );
  }
  return pending.length > 0
    ? wrong(
        `${pending.length} migrations of this version are not applied, such as ${pending[0]}.`,
        'Apply them: "npm run stage -- deploy" begins with that, or npx supabase db push.',
      )
    : { ok: true, found: `All ${applied.length} of this version are applied.` };
};

/** Whether the database is there, takes the stage's key, has its tables and signs as it should. */
export const databaseChecks = (stage: Stage, key: string | undefined): readonly Check[] => {
  const url = stage.settings['SUPABASE_URL'] ?? '';
  const unreachable = `Nothing answers at SUPABASE_URL (${url || 'empty'}): compare it with the project's address, and see whether the project is paused.`;
  return [
    { name: 'Database', remedy: unreachable, run: () => keyFinding(url, key) },
    { name: 'Signing keys', remedy: unreachable, run: () => signingFinding(url) },
    {
      name: 'Migrations',
      remedy:
        'Nothing answers at SUPABASE_DB_URL. Take the connection string of "Connect" → Session pooler: the direct one needs IPv6.',
      run: () => migrationsFinding(stage.settings['SUPABASE_DB_URL']),
    },
  ];
};
