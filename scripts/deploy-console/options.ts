import { parseArgs } from 'node:util';
import { InvalidOption } from '../command-line/invalid-option.ts';

export const USAGE = `Builds the web console and puts it where a deployed stage serves it.

npm run deploy-console -- --stage dev

  --stage NAME   the stage, as given to "npx serverless deploy" (dev)

Reads AWS_REGION and SUPABASE_URL and SUPABASE_PUBLISHABLE_KEY from .env or the environment, and
calls the AWS CLI with your credentials.`;

export interface DeployConsoleOptions {
  readonly stage: string;
  readonly supabaseUrl: string;
  /** The project's publishable key. */
  readonly supabaseKey: string;
}

/** Reads the command line and the settings. @throws InvalidOption naming what is wrong or missing. */
export const readOptions = (
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): DeployConsoleOptions => {
  const stage = readStage(args);
  if (!/^[a-z][a-z0-9-]*$/.test(stage)) {
    throw new InvalidOption(`A stage is a name like dev or prod, not "${stage}".`);
  }
  const { SUPABASE_URL: supabaseUrl, SUPABASE_PUBLISHABLE_KEY: supabaseKey } = env;
  if (!supabaseUrl || !supabaseKey) {
    throw new InvalidOption(
      'The console needs SUPABASE_URL and SUPABASE_PUBLISHABLE_KEY: set them in .env (see .env.example).',
    );
  }
  if (supabaseKey.startsWith('sb_secret_')) {
    throw new InvalidOption(
      'SUPABASE_PUBLISHABLE_KEY holds a secret key, which must never reach a browser. Take the one that begins with sb_publishable_.',
    );
  }
  return { stage, supabaseUrl, supabaseKey };
};

const readStage = (args: readonly string[]): string => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { stage: { type: 'string', default: 'dev' } },
    });
    return values.stage;
  } catch (error) {
    throw new InvalidOption(error instanceof Error ? error.message : String(error));
  }
};
