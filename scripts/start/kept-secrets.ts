import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { createSecrets, type StackSecrets } from '../../local/stack/secrets.ts';
import { ExpectedFailure } from '../command-line/expected-failure.ts';
import { writeKept } from '../command-line/write-kept.ts';

const SecretsSchema = z.object({
  internalApiKey: z.string().min(16),
  s3SecretAccessKey: z.string().min(16),
  telegramAuthKey: z.base64(),
}) satisfies z.ZodType<StackSecrets>;

/** Thrown when the file of secrets is there and can't be used. */
export class SecretsUnreadable extends ExpectedFailure {
  override readonly name = 'SecretsUnreadable';
}

/** Where a data folder has its secrets. */
export const secretsFile = (dataDir: string): string => join(dataDir, 'secrets.json');

const read = async (dataDir: string): Promise<StackSecrets | undefined> => {
  const file = secretsFile(dataDir);
  try {
    return SecretsSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    const advice = 'Put it back, or remove it to get new secrets: the API key changes, data stays.';
    throw new SecretsUnreadable(`${file} can't be read. ${advice}`, { cause });
  }
};

/**
 * The secrets of a data folder; the first call makes them, in a file that its owner alone may read.
 * @throws SecretsUnreadable
 */
export const keepSecrets = async (dataDir: string): Promise<StackSecrets> => {
  const kept = await read(dataDir);
  if (kept) return kept;
  const secrets = createSecrets();
  const file = secretsFile(dataDir);
  await writeKept(file, secrets);
  return secrets;
};

const readKept = async (dataDir: string): Promise<StackSecrets> => {
  const secrets = await read(dataDir);
  if (secrets) return secrets;
  throw new SecretsUnreadable(`${secretsFile(dataDir)} is not there: npm start makes it.`);
};

/** The API key of a data folder. @throws SecretsUnreadable when the folder has none, or it can't be read */
export const keptApiKey = async (dataDir: string): Promise<string> =>
  (await readKept(dataDir)).internalApiKey;
