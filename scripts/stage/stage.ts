import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { InvalidOption } from '../command-line/invalid-option.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A stage as its file of settings describes it. */
export interface Stage {
  /** For example `prod`. */
  readonly name: string;
  /** The name of its CloudFormation stack. */
  readonly stack: string;
  /** Where its secrets are in Secrets Manager, and behind `alias/` its key, whose name knows no slash. */
  readonly secretsPath: string;
  readonly keyAlias: string;
  readonly region: string;
  /** The file that says so, as a person calls it. */
  readonly file: string;
  /** What the file and the environment say, the environment first. */
  readonly settings: Environment;
}

/** The file that holds a stage's settings: `.env.<stage>`, or `.env` where there is none. */
const settingsFile = (name: string, folder: string): string =>
  existsSync(join(folder, `.env.${name}`)) ? `.env.${name}` : '.env';

/**
 * Reads a stage's settings.
 * @throws InvalidOption when they name no region, or another one than the shell
 */
export const readStage = (name: string, folder: string, env: Environment): Stage => {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) {
    throw new InvalidOption('A stage is a name like dev or prod.');
  }
  const file = settingsFile(name, folder);
  const path = join(folder, file);
  const written: Environment = existsSync(path) ? parseEnv(readFileSync(path, 'utf8')) : {};
  const region = written['AWS_REGION'] || env['AWS_REGION'];
  if (!region) {
    throw new InvalidOption(
      `Nothing says which region the stage ${name} is in: set AWS_REGION in ${file} (see .env.example).`,
    );
  }
  const ofShell = env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'];
  if (ofShell && ofShell !== region) {
    throw new InvalidOption(
      `The shell’s region is ${ofShell}, the stage ${name} is in ${region} by ${file}. Run: export AWS_REGION=${region}`,
    );
  }
  return {
    ...{ name, region, file },
    stack: `stepcast-${name}`,
    secretsPath: `stepcast/${name}`,
    keyAlias: `alias/stepcast-${name}`,
    settings: { ...written, ...env },
  };
};
