import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../../build/project-root.ts';
import type { StackPorts } from '../../local/stack/index.ts';
import { InvalidOption } from '../command-line/invalid-option.ts';

/** What `npm start` was asked for. */
export interface StartOptions {
  /** Absolute. */
  readonly dataDir: string;
  /** Telegram Desktop exports to add, absolute. */
  readonly exports: readonly string[];
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

const portLines = Object.values(PORTS).map(
  ({ option, what, number }) => `  ${`--${option} N`.padEnd(25)} ${what} (${number})`,
);

export const USAGE = `npm start -- [options]

Starts the whole stack and keeps what it makes.

  --export FILE             adds the channels of a Telegram Desktop export (result.json); repeatable
  --data-dir DIR            where everything is kept (.stepcast)
  --new-password            gives the admin another password and shows it
${portLines.join('\n')}
  --help                    this text`;

const parse = (argv: readonly string[]) => {
  try {
    return parseArgs({
      args: [...argv],
      strict: true,
      options: {
        export: { type: 'string', multiple: true, default: [] },
        'data-dir': { type: 'string' },
        'new-password': { type: 'boolean', default: false },
        'api-port': { type: 'string' },
        'step-functions-port': { type: 'string' },
        's3-port': { type: 'string' },
        'media-port': { type: 'string' },
        'supabase-port': { type: 'string' },
        'sqs-port': { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new InvalidOption(`${(error as Error).message}\n\n${USAGE}`, { cause: error });
  }
};

const readPorts = (values: ReturnType<typeof parse>): StackPorts => {
  const portOf = (name: keyof StackPorts): number => {
    const { option, number } = PORTS[name];
    const text = values[option];
    if (text === undefined) return number;
    const port = Number(text);
    if (/^\d{1,5}$/.test(text) && port >= 1 && port <= 65_535) return port;
    throw new InvalidOption(`--${option} ${text}: write a port from 1 to 65535.`);
  };
  const ports = {
    api: portOf('api'),
    stepFunctions: portOf('stepFunctions'),
    s3: portOf('s3'),
    media: portOf('media'),
    supabase: portOf('supabase'),
    sqs: portOf('sqs'),
  };
  const numbers = Object.values(ports);
  const twice = numbers.find((port, index) => numbers.indexOf(port) !== index);
  if (twice !== undefined) {
    throw new InvalidOption(`Port ${twice} is meant for two parts. Give each a port of its own.`);
  }
  return ports;
};

/**
 * Reads the command line; `help` stands for a call that only wants to read the usage.
 * @throws InvalidOption for an unknown option or a value that can't be understood.
 */
export const readOptions = (argv: readonly string[]): StartOptions | 'help' => {
  const values = parse(argv);
  if (values.help) return 'help';
  return {
    dataDir: resolve(values['data-dir'] ?? `${projectRoot}/.stepcast`),
    exports: values.export.map((file) => resolve(file)),
    ports: readPorts(values),
    newPassword: values['new-password'],
  };
};
