import { InvalidOption } from '../command-line/invalid-option.ts';
import { createProgram } from '../command-line/program.ts';
import type { Stage } from '../stage/stage.ts';

export interface DeployConsoleOptions {
  readonly stage: Stage;
  readonly supabaseUrl: string;
  /** The project's publishable key. */
  readonly supabaseKey: string;
}

/** What the console is told of the stage's database. @throws InvalidOption naming what is wrong or missing. */
const readOptions = (stage: Stage): DeployConsoleOptions => {
  const { SUPABASE_URL: supabaseUrl, SUPABASE_PUBLISHABLE_KEY: supabaseKey } = stage.settings;
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
  return { stage, supabaseUrl, supabaseKey };
};

const NEEDS = `
Reads AWS_REGION and SUPABASE_URL and SUPABASE_PUBLISHABLE_KEY from .env.<stage>, .env or
the environment, and calls AWS and its CLI (aws) with your credentials.`;

/** `npm run deploy-console`; what it was asked for goes to `run`. */
export const deployConsoleProgram = (
  stageOf: (name: string) => Stage,
  run: (options: DeployConsoleOptions) => Promise<void>,
) =>
  createProgram(
    'npm run deploy-console --',
    'Builds the web console and puts it where a deployed stage serves it.',
  )
    .usage('--stage dev')
    .option('--stage <name>', 'the stage, as given to "npx serverless deploy"', 'dev')
    .addHelpText('after', NEEDS)
    .action(({ stage }) => run(readOptions(stageOf(stage))));
