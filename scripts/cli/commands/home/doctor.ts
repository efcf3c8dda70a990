import { z } from 'zod';
import { readAddress } from '../../../start/kept-address.ts';
import type { Answer, Context } from '../../context.ts';
import {
  episodesCheck,
  keyCheck,
  newestPublished,
  publishedCheck,
  stageHealthCheck,
} from '../../doctor/api-checks.ts';
import { backupCheck } from '../../doctor/backup-check.ts';
import { type Check, diagnose } from '../../doctor/check.ts';
import { connectionChecks } from '../../doctor/connection-checks.ts';
import { migrationsCheck } from '../../doctor/database-check.ts';
import { diskCheck, rightsCheck } from '../../doctor/folder-checks.ts';
import { clockCheck, ffmpegCheck, portsCheck } from '../../doctor/machine-checks.ts';
import { publicAddressCheck } from '../../doctor/public-address-check.ts';
import { connectionsAt } from './connect.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const healthCheck = ({ api }: Context): Check => ({
  name: 'Stack',
  remedy: 'Start it with npm start; its logs stand in the data folder.',
  async run() {
    await api.get('/health', z.unknown());
    return { ok: true, found: 'The API, the database and the bucket answer.' };
  },
});

/** What a stack at home needs. */
const homeChecks = async (
  context: Context,
  { dataDir, apiUrl, stepFunctionsUrl, supabaseUrl }: NonNullable<Context['target']['stack']>,
  env: Environment,
): Promise<Check[]> => {
  const address = await readAddress(dataDir);
  const findFeed = async () => (await newestPublished(context.api))?.feedPath;
  const health = healthCheck(context);
  const answered = health.run();
  const isUp = await answered.then(
    ({ ok }) => ok,
    () => false,
  );
  return [
    rightsCheck(dataDir),
    diskCheck(dataDir),
    backupCheck(dataDir),
    ffmpegCheck(),
    clockCheck(),
    portsCheck([apiUrl, stepFunctionsUrl, supabaseUrl], isUp),
    { ...health, run: () => answered },
    migrationsCheck(dataDir),
    ...(await connectionChecks(connectionsAt(dataDir, env))),
    episodesCheck(context),
    ...(address ? [publicAddressCheck(address.url, findFeed)] : []),
  ];
};

/** What a key opens of a stage, and what anyone may ask it. */
const stageChecks = (context: Context): Check[] => [
  stageHealthCheck(context),
  keyCheck(context),
  clockCheck(context.target.apiUrl),
  episodesCheck(context),
  publishedCheck(context),
];

/** `doctor`: everything that a stack at home needs, or what can be asked of a stage, each line with what to do. */
export const doctor = async (context: Context, env: Environment): Promise<Answer> => {
  const { stack } = context.target;
  const findings = await diagnose(
    stack ? await homeChecks(context, stack, env) : stageChecks(context),
  );
  return {
    json: findings,
    lines: findings.flatMap((one) => [
      `${one.ok ? '✓' : '✗'} ${one.name}: ${one.found}`,
      ...(one.ok ? [] : [`  → ${one.remedy}`]),
    ]),
    ok: findings.every(({ ok }) => ok),
  };
};
