import type { Account } from './account.ts';
import { parseHeld, secretsOfStage } from './held-secrets.ts';
import type { Stage } from './stage.ts';

interface PutSecretsOptions {
  readonly stage: Stage;
  readonly account: Pick<Account, 'secret' | 'createSecret' | 'putSecret'>;
  /** Tells what would be done, and does none of it. */
  readonly isDryRun: boolean;
  print(line: string): void;
}

const isSame = (text: string, wanted: Readonly<Record<string, string>>): boolean => {
  const held = parseHeld(text) ?? {};
  const names = new Set([...Object.keys(held), ...Object.keys(wanted)]);
  return [...names].every((name) => held[name] === wanted[name]);
};

/**
 * Brings the secrets of a stage up to what its file of settings says. A secret for which the file
 * has nothing stays as it is. Values are never told.
 */
export const putSecrets = async ({
  stage,
  account,
  isDryRun,
  print,
}: PutSecretsOptions): Promise<void> => {
  const would = isDryRun ? 'Would call' : 'Called';
  for (const { name, keys } of secretsOfStage(stage.secretsPath, stage.settings)) {
    const wanted = Object.fromEntries(
      keys.flatMap((key) => (stage.settings[key] ? [[key, stage.settings[key]]] : [])),
    );
    const known = Object.keys(wanted).join(', ');
    const before = await account.secret(name);
    if (known === '') {
      print(`${name}: ${stage.file} has nothing for it${before ? '; it stays as it is' : ''}.`);
    } else if (before === undefined) {
      if (!isDryRun) await account.createSecret(name, JSON.stringify(wanted));
      print(`${name}: ${would} secretsmanager CreateSecret with ${known}.`);
    } else if (isSame(before, wanted)) {
      print(`${name}: holds ${known} already.`);
    } else {
      if (!isDryRun) await account.putSecret(name, JSON.stringify(wanted));
      print(`${name}: ${would} secretsmanager PutSecretValue with ${known}.`);
    }
  }
};

/** Encrypts the secrets of a deployed stage with its own key, those that aren't yet. */
export const encryptSecrets = async ({
  stage,
  account,
  isDryRun,
  print,
}: Omit<PutSecretsOptions, 'account'> & {
  readonly account: Pick<Account, 'secret' | 'keyOf' | 'encryptWith'>;
}): Promise<void> => {
  for (const { name } of secretsOfStage(stage.secretsPath, stage.settings)) {
    if ((await account.secret(name)) === undefined) continue;
    if ((await account.keyOf(name))?.endsWith(stage.keyAlias)) continue;
    if (!isDryRun) await account.encryptWith(name, stage.keyAlias);
    print(
      `${name}: ${isDryRun ? 'Would call' : 'Called'} secretsmanager UpdateSecret with the key ${stage.keyAlias}.`,
    );
  }
};
