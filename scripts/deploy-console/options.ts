import { InvalidArgumentError } from '@commander-js/extra-typings';
import { InvalidOption } from '../command-line/invalid-option.ts';
import { createProgram } from '../command-line/program.ts';

export interface DeployConsoleOptions {
  readonly stage: string;
  readonly supabaseUrl: string;
  /** The project's publishable key. */
  readonly supabaseKey: string;
}

const stageName = (name: string): string => {
  if (/^[a-z][a-z0-9-]*$/.test(name)) return name;
  throw new InvalidArgumentError('A stage is a name like dev or prod.');
};

type Environment = Readonly<Record<string, string | undefined>>;

/** What the console is told of the stage's database. @throws InvalidOption naming what is wrong or missing. */
const readSettings = (env: Environment): Omit<DeployConsoleOptions, 'stage'> => {
  const { SUPABASE_URL: supabaseUrl, SUPABASE_PUBLISHABLE_KEY: supabaseKey } = env;
  if (!supabaseUrl || !supabaseKey) {
    throw new InvalidOption(
      'The console needs SUPABASE_URL and SUPABASE_PUBLISHABLE_KEY: set them in .env.<stage> or .env (see .env.example).',
    );
  }
  if (supabaseKey.startsWith('sb_secret_')) {
    throw new InvalidOption(
      'SUPABASE_PUBLISHABLE_KEY holds a secret key, which must never reach a browser. Take the one that begins with sb_publishable_.',
    );
  }
  return { supabaseUrl, supabaseKey };
};

const NEEDS = `
Reads AWS_REGION and SUPABASE_URL and SUPABASE_PUBLISHABLE_KEY from .env.<stage>, .env or
the environment, and calls the AWS CLI with your credentials.`;

/** `npm run deploy-console`; what it was asked for goes to `run`. */
export const deployConsoleProgram = (
  settingsOf: (stage: string) => Environment,
  run: (options: DeployConsoleOptions) => Promise<void>,
) =>
  createProgram(
    'npm run deploy-console --',
    'Builds the web console and puts it where a deployed stage serves it.',
  )
    .usage('--stage dev')
    .option('--stage <name>', 'the stage, as given to "npx serverless deploy"', stageName, 'dev')
    .addHelpText('after', NEEDS)
    .action(({ stage }) => run({ stage, ...readSettings(settingsOf(stage)) }));
