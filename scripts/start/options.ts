import { resolve } from 'node:path';
import { InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { projectRoot } from '../../build/project-root.ts';
import type { StackPorts } from '../../local/stack/index.ts';
import {
  exportUsername,
  USERNAME_OPTION,
  usernamesProblem,
} from '../command-line/export-usernames.ts';
import { repeated } from '../command-line/option-values.ts';
import { createProgram } from '../command-line/program.ts';

/** What `npm start` was asked for. */
export interface StartOptions {
  /** Absolute. */
  readonly dataDir: string;
  /** Telegram Desktop exports to add, absolute. */
  readonly exports: readonly string[];
  /** The usernames of the exports' channels, in the order of the exports, as far as they are given. */
  readonly usernames: readonly string[];
  readonly ports: StackPorts;
  readonly newPassword: boolean;
}

/** Each port's option, what stands there, and its number unless another is given. */
export const PORTS = {
  api: { option: 'api-port', what: 'the console and the API', number: 4000 },
  stepFunctions: { option: 'step-functions-port', what: 'Step Functions', number: 8083 },
  s3: { option: 's3-port', what: 'S3', number: 9000 },
  media: { option: 'media-port', what: 'audio and feeds', number: 9001 },
  supabase: { option: 'supabase-port', what: 'Supabase', number: 54_321 },
  sqs: { option: 'sqs-port', what: 'the queue of messages', number: 9324 },
} as const satisfies Record<keyof StackPorts, { option: string; what: string; number: number }>;

const port = (text: string): number => {
  const number = Number(text);
  if (/^\d{1,5}$/.test(text) && number >= 1 && number <= 65_535) return number;
  throw new InvalidArgumentError('Write a port from 1 to 65535.');
};

const flag = <Name extends string>(name: Name) => `--${name} <n>` as const;

const withOptions = () =>
  createProgram('npm start --', 'Starts the whole stack and keeps what it makes.')
    .usage('[options]')
    .option(
      '--export <file>',
      'adds the channels of a Telegram Desktop export (result.json); repeatable',
      repeated((file) => resolve(file)),
    )
    .option(...USERNAME_OPTION, repeated(exportUsername))
    .addOption(
      new Option('--data-dir <folder>', 'where everything is kept')
        .argParser((folder: string) => resolve(folder))
        .default(resolve(projectRoot, '.stepcast'), '.stepcast'),
    )
    .option('--new-password', 'gives the admin another password and shows it')
    .option(flag(PORTS.api.option), PORTS.api.what, port, PORTS.api.number)
    .option(
      flag(PORTS.stepFunctions.option),
      PORTS.stepFunctions.what,
      port,
      PORTS.stepFunctions.number,
    )
    .option(flag(PORTS.s3.option), PORTS.s3.what, port, PORTS.s3.number)
    .option(flag(PORTS.media.option), PORTS.media.what, port, PORTS.media.number)
    .option(flag(PORTS.supabase.option), PORTS.supabase.what, port, PORTS.supabase.number)
    .option(flag(PORTS.sqs.option), PORTS.sqs.what, port, PORTS.sqs.number);

/** `npm start`; what it was asked for goes to `run`. */
export const startProgram = (run: (options: StartOptions) => Promise<void>) =>
  withOptions().action((given, command) => {
    const ports: StackPorts = {
      api: given.apiPort,
      stepFunctions: given.stepFunctionsPort,
      s3: given.s3Port,
      media: given.mediaPort,
      supabase: given.supabasePort,
      sqs: given.sqsPort,
    };
    const numbers = Object.values(ports);
    const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
    if (twice !== undefined) {
      command.error(`Port ${twice} is meant for two parts. Give each a port of its own.`);
    }
    const { dataDir, export: exports = [], username: usernames = [], newPassword = false } = given;
    const problem = usernamesProblem(exports, usernames);
    if (problem !== undefined) command.error(problem);
    return run({ dataDir, exports, usernames, ports, newPassword });
  });
