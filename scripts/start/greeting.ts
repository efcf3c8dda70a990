import { relative, resolve } from 'node:path';
import { DEFAULT_DATA_DIR } from '../command-line/data-dir.ts';
import { ADMIN_EMAIL } from './admin.ts';

interface GreetingFacts {
  readonly addresses: Readonly<Record<string, string>>;
  /** Where the console is. */
  readonly consoleUrl: string;
  readonly dataDir: string;
  readonly apiKeyFile: string;
  /** Undefined when it has been shown before. */
  readonly password: string | undefined;
  /** What a proxy has to be pointed at; undefined without a public address. */
  readonly publicPort: number | undefined;
  /** What speaks and writes besides what is on this machine, and who says so. */
  readonly connected: readonly string[];
  readonly missingExports: readonly string[];
  readonly startedInMs: number;
}

/** A path as a shell takes it. */
const inShell = (path: string): string =>
  /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;

const row = (name: string, value: string): string => `  ${name.padEnd(17)} ${value}`;

/** What `npm start` says once the stack is up: one screen with the addresses, how to sign in, and what to do next. */
export const greeting = (facts: GreetingFacts): string => {
  const { addresses, dataDir, password, missingExports } = facts;
  const folder = relative(process.cwd(), dataDir) || '.';
  const at = resolve(dataDir) === resolve(DEFAULT_DATA_DIR) ? '' : ` --data-dir ${inShell(folder)}`;
  const commands = [
    [`npx stepcast shows${at}`, 'the shows there are'],
    [`npx stepcast generate <show> --watch${at}`, 'makes an episode'],
  ] as const;
  const width = Math.max(...commands.map(([command]) => command.length));
  return [
    `Stepcast is up after ${(facts.startedInMs / 1000).toFixed(1)} s. It stays so until Ctrl+C; what it makes is kept in ${folder}.`,
    ...missingExports.map(
      (file) =>
        `  ! ${file} is gone, and its channels were not brought in yet: give it again with --export, from where it is now.`,
    ),
    '',
    ...Object.entries(addresses).map(([name, address]) => row(name, address)),
    ...(facts.publicPort === undefined
      ? []
      : [row('Public port', `${facts.publicPort}, for a proxy or a tunnel: docs/home.md`)]),
    ...(facts.connected.length === 0 ? [] : [row('Connected', facts.connected.join(', '))]),
    '',
    'Sign in',
    row('E-mail', ADMIN_EMAIL),
    row(
      'Password',
      password ?? 'shown at the first start; for another: npm start -- --new-password',
    ),
    ...(password === undefined ? [] : [row('', 'Note it down: it is shown this once.')]),
    row('API key', `internalApiKey in ${facts.apiKeyFile}, sent as x-api-key`),
    row('AWS keys', 'access key stepcast, secret key s3SecretAccessKey in the same file'),
    '',
    'Next, in another terminal',
    ...commands.map(([command, does]) => `  ${command.padEnd(width)}   ${does}`),
    '',
    `Open ${facts.consoleUrl} and sign in.`,
    '',
  ].join('\n');
};
