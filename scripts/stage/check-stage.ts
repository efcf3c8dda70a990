import { type Check, diagnose, type Finding } from '../cli/doctor/check.ts';
import type { Account } from './account.ts';
import { accountChecks } from './checks/account-checks.ts';
import { addressCheck } from './checks/address-check.ts';
import { databaseChecks } from './checks/database-checks.ts';
import { ffmpegCheck } from './checks/ffmpeg-check.ts';
import { providerChecks } from './checks/provider-checks.ts';
import { readHeld, secretChecks } from './checks/secret-checks.ts';
import { sessionCheck } from './checks/session-check.ts';
import { alarmCheck } from './deployment-alarms.ts';
import type { Stage } from './stage.ts';

export interface CheckOptions {
  readonly stage: Stage;
  readonly account: Account;
  readonly isWithoutDomain: boolean;
  readonly mayMoveDatabase: boolean;
  readonly mayHaveOldFfmpeg: boolean;
  /** Where ffmpeg is if one was built. */
  readonly builtIn: string;
  readonly isAtOnce: boolean;
  print(line: string): void;
}

type Made = Finding & { readonly name: string };

const lineOf = (finding: Made): string =>
  finding.ok
    ? `ok     ${finding.name}: ${finding.found}`
    : `WRONG  ${finding.name}: ${finding.found}${finding.remedy ? `\n       ${finding.remedy}` : ''}`;

const make = async (checks: readonly Check[], print: (line: string) => void): Promise<Made[]> => {
  const made = await diagnose(checks);
  for (const finding of made) print(lineOf(finding));
  return made;
};

/**
 * Asks everything that a stage needs, changes nothing, and tells what is wrong with what to do.
 * @returns what is wrong, by the names of the checks
 */
export const checkStage = async (options: CheckOptions): Promise<readonly string[]> => {
  const { stage, account, print } = options;
  const [credentials, ...others] = accountChecks(stage, account, options);
  // Without them nothing is known of the secrets, with which the rest is asked.
  const [first] = await make(credentials ? [credentials] : [], print);
  if (first?.ok !== true) return ['Credentials'];
  const held = await readHeld(stage, account).catch(() => ({}));
  const settings: Stage['settings'] = { ...stage.settings, ...held };
  const isDeployed = async () => (await account.stack(stage.stack)) !== undefined;
  const made = await make(
    [
      addressCheck(stage, options.isWithoutDomain),
      ffmpegCheck(stage, options),
      ...others,
      alarmCheck(stage, account, options.isAtOnce),
      ...secretChecks(stage, account),
      ...databaseChecks(stage, settings['SUPABASE_SERVICE_KEY']),
      ...providerChecks(settings, isDeployed),
      sessionCheck(settings),
    ],
    print,
  );
  return made.flatMap(({ ok, name }) => (ok ? [] : [name]));
};
