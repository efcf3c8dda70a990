import { TELEGRAM_ACCOUNT } from '../../../src/runtime/config.ts';
import type { Check, Finding } from '../../cli/doctor/check.ts';
import type { Account } from '../account.ts';
import { hasAccount, parseHeld, type SecretOfStage, secretsOfStage } from '../held-secrets.ts';
import type { Stage } from '../stage.ts';

const findingOf = async (
  { name, required }: SecretOfStage,
  stage: Stage,
  account: Pick<Account, 'secret'>,
): Promise<Finding> => {
  const remedy = `Set it in ${stage.file}, then: npm run stage -- secrets --stage ${stage.name}`;
  const text = await account.secret(name);
  if (text === undefined) {
    return required.length === 0
      ? { ok: true, found: `There is no ${name}, which is optional.` }
      : {
          ok: false,
          found: `There is no secret ${name} in ${stage.region}: ${required.join(', ')} should stand in it.`,
          remedy,
        };
  }
  const held = parseHeld(text);
  if (held === undefined) {
    return { ok: false, found: `${name} is no JSON object of strings.`, remedy };
  }
  const needed = new Set([...required, ...(hasAccount(held) ? TELEGRAM_ACCOUNT : [])]);
  const missing = [...needed].filter((key) => !held[key]);
  return missing.length > 0
    ? { ok: false, found: `${name} lacks ${missing.join(', ')}.`, remedy }
    : { ok: true, found: `${name} has ${Object.keys(held).join(', ')}.` };
};

/** Each secret of a stage: whether it is there with what the functions can't do without. */
export const secretChecks = (stage: Stage, account: Pick<Account, 'secret'>): readonly Check[] =>
  secretsOfStage(stage.secretsPath, stage.settings).map((secret) => ({
    name: `Secret ${secret.section}`,
    remedy: 'The credentials must be allowed to call secretsmanager:GetSecretValue.',
    run: () => findingOf(secret, stage, account),
  }));

/** What the secrets of a stage hold, all together, and what its file says beside. */
export const readHeld = async (
  stage: Stage,
  account: Pick<Account, 'secret'>,
): Promise<Readonly<Record<string, string>>> => {
  const secrets = secretsOfStage(stage.secretsPath, stage.settings);
  const texts = await Promise.all(secrets.map(({ name }) => account.secret(name)));
  return Object.assign({}, ...texts.map((text) => (text ? parseHeld(text) : {})));
};
