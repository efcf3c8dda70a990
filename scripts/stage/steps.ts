import { spawn } from 'node:child_process';
import { projectRoot } from '../../build/project-root.ts';
import { ExpectedFailure } from '../command-line/expected-failure.ts';
import type { Stage } from './stage.ts';

/** A program that a step of deploying runs. */
export interface Step {
  readonly title: string;
  readonly command: readonly [string, ...string[]];
  /** What stands in the command and nobody may read: an address with its password. */
  readonly secret?: string;
  /** What it is told besides the stage's settings. */
  readonly env?: Readonly<Record<string, string>>;
}

/** How a deployment gives way to the versions before: at these alarms' ARNs, or not at all. */
export type Shift = { readonly takenBackBy: readonly string[] } | 'at-once';

const EXIT = 'npx';

/** Migrations, before anything that needs them: they only add, so the version before works with them. */
export const migrate = ({ settings }: Stage): Step => {
  const url = settings['SUPABASE_DB_URL'] ?? '';
  return {
    title: 'Migrations',
    command: [EXIT, 'supabase', 'db', 'push', '--yes', '--db-url', url],
    secret: url,
  };
};

/** The template with its bundles, and what CloudFormation makes of it. */
export const deployStack = ({ name, region, stack }: Stage, shift: Shift): readonly Step[] => [
  { title: 'Package', command: ['npm', 'run', 'package', '--', '--stage', name] },
  {
    title: 'Stack',
    command: [EXIT, 'serverless', 'deploy', '--stage', name, '--region', region],
    env:
      shift === 'at-once'
        ? { SHIFT: 'at-once' }
        : { SHIFT: '', ROLLBACK_ALARMS: shift.takenBackBy.join(',') },
  },
  {
    title: 'Protection',
    command: [
      ...(['aws', 'cloudformation', 'update-termination-protection'] as const),
      ...['--region', region, '--stack-name', stack, '--enable-termination-protection'],
    ],
  },
];

export const deployConsole = ({ name }: Stage): Step => ({
  title: 'Console',
  command: ['npm', 'run', 'deploy-console', '--', '--stage', name],
});

export const rollBack = ({ name, region }: Stage, timestamp: string | undefined): Step => ({
  title: timestamp ? 'Rollback' : 'What there is to go back to',
  command: timestamp
    ? [
        EXIT,
        'serverless',
        'rollback',
        '--stage',
        name,
        '--region',
        region,
        '--timestamp',
        timestamp,
      ]
    : [EXIT, 'serverless', 'deploy', 'list', '--stage', name, '--region', region],
});

export const removeStack = (
  { name, region, stack }: Stage,
  consoleBucket: string,
): readonly Step[] => [
  {
    title: 'Console',
    command: ['aws', 's3', 'rm', '--region', region, `s3://${consoleBucket}`, '--recursive'],
  },
  {
    title: 'Protection',
    command: [
      ...(['aws', 'cloudformation', 'update-termination-protection'] as const),
      ...['--region', region, '--stack-name', stack, '--no-enable-termination-protection'],
    ],
  },
  {
    title: 'Stack',
    command: [EXIT, 'serverless', 'remove', '--stage', name, '--region', region],
  },
];

/** The command as a person may read it. */
export const inWords = ({ command, secret, env = {} }: Step): string =>
  [
    ...Object.entries(env).flatMap(([name, value]) => (value ? [`${name}=${value}`] : [])),
    ...command.map((word) => (secret && word === secret ? '<SUPABASE_DB_URL>' : word)),
  ].join(' ');

/** Runs a step and shows what it writes. @throws ExpectedFailure when it fails */
export const runStep = (step: Step, { region, settings }: Stage): Promise<void> =>
  new Promise((resolve, reject) => {
    const [program, ...args] = step.command;
    const child = spawn(program, args, {
      cwd: projectRoot,
      env: { ...settings, ...step.env, AWS_REGION: region },
      stdio: 'inherit',
    });
    const fail = (why: string) =>
      reject(
        new ExpectedFailure(
          `${step.title} failed (${why}): ${inWords(step)}\nWhat was done before it stays. Mend what it says, then run the same command again.`,
        ),
      );
    child.once('error', (error) => fail(error.message));
    child.once('close', (code) => (code === 0 ? resolve() : fail(`exit code ${code}`)));
  });
