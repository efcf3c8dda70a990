import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectRoot } from '../../../build/project-root.ts';

const run = promisify(execFile);
const OUTPUTS = [
  { OutputKey: 'ApiUrl', OutputValue: 'https://a.execute-api.eu-central-1.amazonaws.com/prod' },
  { OutputKey: 'MediaUrl', OutputValue: 'https://media.test' },
  { OutputKey: 'ConsoleUrl', OutputValue: 'https://console.test' },
  { OutputKey: 'ConsoleBucketName', OutputValue: 'the-console-bucket' },
];
// Stands for the AWS CLI: answers describe-stacks, and writes down what it was called with.
const FAKE_AWS = `#!${process.execPath}
const { appendFileSync, readFileSync } = require('node:fs');
const args = process.argv.slice(2);
appendFileSync(__dirname + '/calls', JSON.stringify(args) + '\\n');
if (args[0] === 'cloudformation') process.stdout.write(readFileSync(__dirname + '/outputs'));
if (args[0] === 'secretsmanager') {
  try {
    process.stdout.write(readFileSync(__dirname + '/secret'));
  } catch {
    process.stderr.write('An error occurred (ResourceNotFoundException) when calling GetSecretValue');
    process.exitCode = 254;
  }
}
`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcast-aws-'));
  await writeFile(join(folder, 'aws'), FAKE_AWS);
  await chmod(join(folder, 'aws'), 0o755);
  await writeFile(join(folder, 'outputs'), JSON.stringify(OUTPUTS));
});
afterEach(() => rm(folder, { recursive: true }));

const deployConsole = async (args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
  const path = [folder, process.env['PATH']].join(delimiter);
  try {
    const script = join(projectRoot, 'scripts', 'deploy-console.ts');
    const { stdout } = await run(process.execPath, [script, ...args], {
      cwd: folder,
      env: {
        PATH: path,
        SUPABASE_URL: 'https://project.supabase.co',
        SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_1',
        ...env,
      },
    });
    return { stdout, stderr: '' };
  } catch (error) {
    return error as { stdout: string; stderr: string };
  }
};
const calls = async (): Promise<string[][]> =>
  (await readFile(join(folder, 'calls'), 'utf8').catch(() => ''))
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));

test.skipIf(process.platform === 'win32')(
  'builds the console, tells it of the stage, and copies what the page names before the page',
  async () => {
    const { stdout } = await deployConsole(['--stage', 'prod']);
    expect(stdout).toBe('The console of prod is on https://console.test\n');
    const [describe = [], , assets = [], page = []] = await calls();
    expect(describe.slice(0, 4)).toEqual([
      'cloudformation',
      'describe-stacks',
      '--stack-name',
      'stepcast-prod',
    ]);
    const built = assets[2] ?? '';
    expect(assets.slice(3)).toEqual([
      ...['s3://the-console-bucket', '--recursive', '--exclude', '*'],
      ...['--include', '*.js', '--include', '*.css'],
      ...['--cache-control', 'public, max-age=31536000, immutable'],
    ]);
    expect(page.slice(3)).toEqual([
      ...['s3://the-console-bucket', '--recursive', '--exclude', '*.js', '--exclude', '*.css'],
      ...['--cache-control', 'no-cache'],
    ]);
    expect(JSON.parse(await readFile(join(built, 'config.json'), 'utf8'))).toEqual({
      supabaseUrl: 'https://project.supabase.co',
      supabaseKey: 'sb_publishable_1',
      apiBaseUrl: 'https://a.execute-api.eu-central-1.amazonaws.com/prod',
      mediaBaseUrl: 'https://media.test',
      awsConsoleUrl: 'https://console.aws.amazon.com',
    });
    expect(await readFile(join(built, 'index.html'), 'utf8')).toContain('.js"');
  },
);

test.skipIf(process.platform === 'win32').each([
  ['several', { second: '1B', press: '1C' }, ['default', 'second', 'press']],
  ['one', {}, undefined],
])(
  'tells the console the names of the Telegram sessions where there are %s, and nothing else of them',
  async (_, further, names) => {
    const held = { TELEGRAM_SESSION: '1A', TELEGRAM_SESSIONS: JSON.stringify(further) };
    await writeFile(join(folder, 'secret'), JSON.stringify(held));
    expect((await deployConsole(['--stage', 'prod'])).stderr).toBe('');
    const [, secret = [], assets = []] = await calls();
    expect(secret).toContain('stepcast/prod/telegram');
    const written = await readFile(join(assets[2] ?? '', 'config.json'), 'utf8');
    expect(JSON.parse(written).telegramSessions).toEqual(names);
    expect(written).not.toMatch(/1[ABC]/);
  },
);

test.skipIf(process.platform === 'win32')(
  'Telegram sessions that no function could read are told of, and nothing is copied',
  async () => {
    await writeFile(join(folder, 'secret'), JSON.stringify({ TELEGRAM_SESSIONS: 'second=1B' }));
    const { stderr } = await deployConsole(['--stage', 'prod']);
    expect(stderr).toContain('npm run stage -- check --stage prod');
    expect((await calls()).map(([service]) => service)).not.toContain('s3');
  },
);

test.skipIf(process.platform === 'win32').each([
  ['a stage that is no name', ['--stage', 'Prod!'], {}, 'A stage is a name like dev or prod'],
  ['an unknown option', ['--stag', 'prod'], {}, "Unknown option '--stag'. Did you mean --stage?"],
  ['a missing key', [], { SUPABASE_PUBLISHABLE_KEY: '' }, 'set them in .env'],
  ['a secret key', [], { SUPABASE_PUBLISHABLE_KEY: 'sb_secret_1' }, 'never reach a browser'],
  ['no AWS CLI', [], { PATH: '/nowhere' }, 'The AWS CLI (aws) is not installed'],
])('with %s it says what to do, and copies nothing', async (_, args, env, message) => {
  expect((await deployConsole(args, env)).stderr).toContain(message);
  expect(await calls()).toEqual([]);
});

test.skipIf(process.platform === 'win32')(
  'a stage without the outputs is to be deployed first',
  async () => {
    await writeFile(join(folder, 'outputs'), JSON.stringify(OUTPUTS.slice(1)));
    const { stderr } = await deployConsole([]);
    expect(stderr).toBe(
      'The stack stepcast-dev lacks the outputs ApiUrl. Deploy this version first: npx serverless deploy --stage dev\n',
    );
    expect(await calls()).toHaveLength(1);
  },
);
