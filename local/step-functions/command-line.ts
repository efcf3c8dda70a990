import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Connection } from './integrations/http/connection.ts';
import type { StepFunctionsOptions } from './options.ts';

/** Thrown when the command line or the environment asks for something that can't be. */
export class InvalidCommandLine extends Error {
  override readonly name = 'InvalidCommandLine';
}

export const USAGE = `Usage: npm run step-functions -- [options]
  --port N                 listens on 127.0.0.1:N (STEP_FUNCTIONS_PORT; default 8083, 0 for a free port)
  --region NAME            stands in ARNs (AWS_REGION, AWS_DEFAULT_REGION; default us-east-1)
  --account ID             stands in ARNs (AWS_ACCOUNT_ID; default 000000000000)
  --access-key-id ID       with the next: requests must be signed with these keys, and Lambda and S3 are
                           called with them (STEP_FUNCTIONS_ACCESS_KEY_ID)
  --secret-access-key KEY  (STEP_FUNCTIONS_SECRET_ACCESS_KEY, which other users of this machine can't see)
  --lambda-endpoint URL    where Lambda functions are invoked (LAMBDA_ENDPOINT)
  --s3-endpoint URL        where S3 is (AWS_ENDPOINT_URL_S3); its keys are AWS_ACCESS_KEY_ID and
                           AWS_SECRET_ACCESS_KEY, or else those above
  --connections FILE       EventBridge connections for http:invoke: { "<ARN>": { "headers": { … } } }
  --data-dir DIR           keeps executions there; without it they end with the process
  --help`;

type Environment = Readonly<Record<string, string | undefined>>;

const port = (text: string): number => {
  const value = Number(text);
  if (/^\d+$/.test(text) && value < 65_536) return value;
  throw new InvalidCommandLine(`The port must be a whole number up to 65535, not ${text}.`);
};

const url = (option: string, text: string): string => {
  if (URL.canParse(text) && /^https?:/.test(text)) return text;
  throw new InvalidCommandLine(`${option} must be an http or https URL, not ${text}.`);
};

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        region: { type: 'string' },
        account: { type: 'string' },
        'access-key-id': { type: 'string' },
        'secret-access-key': { type: 'string' },
        'lambda-endpoint': { type: 'string' },
        's3-endpoint': { type: 'string' },
        connections: { type: 'string' },
        'data-dir': { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new InvalidCommandLine(error instanceof Error ? error.message : String(error));
  }
};

const region = (text: string): string => {
  if (/^[a-z]{2}(-[a-z]+)+-\d+$/.test(text)) return text;
  throw new InvalidCommandLine(`The region must be one such as eu-central-1, not ${text}.`);
};

const account = (text: string): string => {
  if (/^\d{12}$/.test(text)) return text;
  throw new InvalidCommandLine(`The account must have twelve digits, not be ${text}.`);
};

const keys = (accessKeyId: string | undefined, secretAccessKey: string | undefined) => {
  if (accessKeyId && secretAccessKey) return { accessKeyId, secretAccessKey };
  if (!(accessKeyId || secretAccessKey)) return undefined;
  const missing = accessKeyId ? '--secret-access-key' : '--access-key-id';
  throw new InvalidCommandLine(`Keys come in pairs: ${missing} is missing.`);
};

const isStrings = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((member) => typeof member === 'string');

const isConnection = (value: unknown): value is Connection => {
  if (typeof value !== 'object' || value === null || !('headers' in value)) return false;
  const known = ['headers', 'queryParameters', 'bodyParameters'];
  return Object.entries(value).every(([name, member]) =>
    name === 'origin' ? typeof member === 'string' : known.includes(name) && isStrings(member),
  );
};

const readConnections = (file: string): Record<string, Connection> => {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new InvalidCommandLine(`--connections ${file} can't be read: ${String(cause)}`);
  }
  const connections = Object.entries(content ?? {});
  const wrong = connections.find(([, connection]) => !isConnection(connection));
  if (wrong === undefined) return Object.fromEntries(connections);
  throw new InvalidCommandLine(
    `--connections ${file}: ${wrong[0]} must have headers (and may have queryParameters and bodyParameters), each an object of strings.`,
  );
};

/** The server's options, or 'help'. An option wins over its environment variable. Throws InvalidCommandLine. */
export const readCommandLine = (
  args: readonly string[],
  env: Environment,
): StepFunctionsOptions | 'help' => {
  const values = parse(args);
  if (values.help === true) return 'help';
  const lambda = values['lambda-endpoint'] ?? env['LAMBDA_ENDPOINT'];
  const s3 = values['s3-endpoint'] ?? env['AWS_ENDPOINT_URL_S3'];
  const dataDir = values['data-dir'];
  const credentials = keys(
    values['access-key-id'] ?? env['STEP_FUNCTIONS_ACCESS_KEY_ID'],
    values['secret-access-key'] ?? env['STEP_FUNCTIONS_SECRET_ACCESS_KEY'],
  );
  return {
    port: port(values.port ?? env['STEP_FUNCTIONS_PORT'] ?? '8083'),
    region: region(values.region ?? env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'] ?? 'us-east-1'),
    accountId: account(values.account ?? env['AWS_ACCOUNT_ID'] ?? '000000000000'),
    ...(credentials === undefined ? {} : { credentials }),
    ...(lambda === undefined ? {} : { lambdaEndpoint: url('--lambda-endpoint', lambda) }),
    ...(s3 === undefined
      ? {}
      : {
          s3: {
            endpoint: url('--s3-endpoint', s3),
            ...(keys(env['AWS_ACCESS_KEY_ID'], env['AWS_SECRET_ACCESS_KEY']) ??
              credentials ?? { accessKeyId: 'local', secretAccessKey: 'local' }),
          },
        }),
    ...(values.connections === undefined
      ? {}
      : { connections: readConnections(values.connections) }),
    ...(dataDir === undefined ? {} : { dataDir }),
  };
};
