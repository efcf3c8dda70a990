import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { InvalidArgumentError, Option } from '@commander-js/extra-typings';
import type { StackPorts } from '../../local/stack/index.ts';
import { DEFAULT_DATA_DIR } from '../command-line/data-dir.ts';
import {
  exportUsername,
  USERNAME_OPTION,
  usernamesProblem,
} from '../command-line/export-usernames.ts';
import { repeated } from '../command-line/option-values.ts';
import { createProgram } from '../command-line/program.ts';
import { NO_ADDRESS } from './kept-address.ts';

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
  /** Undefined leaves the one of earlier starts, `none` takes it away. */
  readonly publicUrl: string | undefined;
  readonly publicListen: string | undefined;
}

/** Each port's option, what stands there, and its number unless another is given. */
export const PORTS = {
  api: { option: 'api-port', what: 'the console and the API', number: 4000 },
  stepFunctions: { option: 'step-functions-port', what: 'Step Functions', number: 8083 },
  s3: { option: 's3-port', what: 'S3', number: 9000 },
  media: { option: 'media-port', what: 'audio and feeds', number: 9001 },
  supabase: { option: 'supabase-port', what: 'Supabase', number: 54_321 },
  sqs: { option: 'sqs-port', what: 'the queue of messages', number: 9324 },
  public: { option: 'public-port', what: 'the public address', number: 9002 },
} as const satisfies Record<keyof StackPorts, { option: string; what: string; number: number }>;

const port = (text: string): number => {
  const number = Number(text);
  if (/^\d{1,5}$/.test(text) && number >= 1 && number <= 65_535) return number;
  throw new InvalidArgumentError('Write a port from 1 to 65535.');
};

/** An origin, or `none`. */
const publicUrl = (text: string): string => {
  if (text === NO_ADDRESS) return text;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
  throw new InvalidArgumentError(
    'Write an address without a path, such as https://podcast.example, or none.',
  );
};

const ipAddress = (text: string): string => {
  if (isIP(text)) return text;
  throw new InvalidArgumentError('Write an IP address of this machine, for example 0.0.0.0.');
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
        .default(DEFAULT_DATA_DIR, '.stepcast'),
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
    .option(flag(PORTS.sqs.option), PORTS.sqs.what, port, PORTS.sqs.number)
    .option(
      '--public-url <address>',
      'publishes under this address, which a reverse proxy or a tunnel brings to the public port; kept for later starts; none takes it away',
      publicUrl,
    )
    .option(flag(PORTS.public.option), PORTS.public.what, port, PORTS.public.number)
    .option(
      '--public-listen <ip>',
      'where the public port listens: 127.0.0.1, or 0.0.0.0 for a proxy on another machine',
      ipAddress,
    );

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
      public: given.publicPort,
    };
    const numbers = Object.values(ports);
    const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
    if (twice !== undefined) {
      command.error(`Port ${twice} is meant for two parts. Give each a port of its own.`);
    }
    const { dataDir, export: exports = [], username: usernames = [], newPassword = false } = given;
    const problem = usernamesProblem(exports, usernames);
    if (problem !== undefined) command.error(problem);
    const { publicUrl, publicListen } = given;
    return run({ dataDir, exports, usernames, ports, newPassword, publicUrl, publicListen });
  });
