import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { projectRoot } from '../../../build/project-root.ts';
import { type SecretsManager, startSecretsManager } from '../../../local/secrets-manager/index.ts';
import { startAwsAccount } from '../../support/aws-account.ts';

const run = promisify(execFile);
const OUTPUTS = {
  ApiUrl: 'https://a.execute-api.eu-central-1.amazonaws.com/prod',
  MediaUrl: 'https://media.test',
  ConsoleUrl: 'https://console.test',
  ConsoleBucketName: 'the-console-bucket',
};
const KEYS = { accessKeyId: 'of-the-stage', secretAccessKey: 'secret-of-the-stage' };
const SETTINGS = {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: KEYS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: KEYS.secretAccessKey,
  SUPABASE_URL: 'https://project.supabase.co',
  SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_1',
};
// Stands for the AWS CLI: writes down what it was called with, and as whom.
const FAKE_AWS = `#!${process.execPath}
const { appendFileSync } = require('node:fs');
const call = { args: process.argv.slice(2), as: process.env.AWS_ACCESS_KEY_ID };
appendFileSync(__dirname + '/calls', JSON.stringify(call) + '\\n');
`;

let account: Awaited<ReturnType<typeof startAwsAccount>>;
let secrets: SecretsManager;
let folder: string;
beforeAll(async () => {
  account = await startAwsAccount();
  secrets = await startSecretsManager({ region: SETTINGS.AWS_REGION, credentials: KEYS });
});
afterAll(async () => {
  account.close();
  await secrets.close();
});
beforeEach(async () => {
  account.state.stack = { status: 'UPDATE_COMPLETE', outputs: OUTPUTS };
  secrets.replaceAll({});
  folder = await mkdtemp(join(tmpdir(), 'stepcast-aws-'));
  await writeFile(join(folder, 'aws'), FAKE_AWS);
  await chmod(join(folder, 'aws'), 0o755);
  const lines = Object.entries(SETTINGS).map(([name, value]) => `${name}=${value}`);
  await writeFile(join(folder, '.env.prod'), lines.join('\n'));
});
afterEach(() => rm(folder, { recursive: true }));

const deployConsole = async (env: NodeJS.ProcessEnv = {}, args = ['--stage', 'prod']) => {
  try {
    const script = join(projectRoot, 'scripts', 'deploy-console.ts');
    const { stdout } = await run(process.execPath, [script, ...args], {
      cwd: folder,
      env: {
        PATH: [folder, process.env['PATH']].join(delimiter),
        AWS_ENDPOINT_URL: account.endpoint,
        AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.endpoint,
        AWS_EC2_METADATA_DISABLED: 'true',
        ...env,
      },
    });
    return { stdout, stderr: '' };
  } catch (error) {
    return error as { stdout: string; stderr: string };
  }
};
const calls = async (): Promise<{ args: string[]; as?: string }[]> =>
  (await readFile(join(folder, 'calls'), 'utf8').catch(() => ''))
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));

test.skipIf(process.platform === 'win32')(
  'builds the console, tells it of the stage, and copies what the page names before the page',
  async () => {
    const { stdout } = await deployConsole();
    expect(stdout).toBe('The console of prod is on https://console.test\n');
    const called = await calls();
    expect(called.map((call) => call.as)).toEqual([KEYS.accessKeyId, KEYS.accessKeyId]);
    const [assets = [], page = []] = called.map(({ args }) => args);
    const built = assets[2] ?? '';
    expect(assets.slice(3)).toEqual([
      ...['s3://the-console-bucket', '--recursive', '--region', 'eu-central-1', '--exclude', '*'],
      ...['--include', '*.js', '--include', '*.css'],
      ...['--cache-control', 'public, max-age=31536000, immutable'],
    ]);
    expect(page.slice(3)).toEqual([
      ...['s3://the-console-bucket', '--recursive', '--region', 'eu-central-1'],
      ...['--exclude', '*.js', '--exclude', '*.css'],
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
    secrets.replaceAll({ 'stepcast/prod/telegram': JSON.stringify(held) });
    expect((await deployConsole()).stderr).toBe('');
    const [assets] = await calls();
    const written = await readFile(join(assets?.args[2] ?? '', 'config.json'), 'utf8');
    expect(JSON.parse(written).telegramSessions).toEqual(names);
    expect(written).not.toMatch(/1[ABC]/);
  },
);

test.skipIf(process.platform === 'win32')(
  'Telegram sessions that no function could read are told of, and nothing is copied',
  async () => {
    secrets.replaceAll({
      'stepcast/prod/telegram': JSON.stringify({ TELEGRAM_SESSIONS: 'second=1B' }),
    });
    const { stderr } = await deployConsole();
    expect(stderr).toContain('npm run stage -- check --stage prod');
    expect(await calls()).toEqual([]);
  },
);

test.skipIf(process.platform === 'win32').each([
  ['a stage that is no name', ['--stage', 'Prod!'], {}, 'A stage is a name like dev or prod'],
  ['an unknown option', ['--stag', 'prod'], {}, "Unknown option '--stag'. Did you mean --stage?"],
  ['no region', ['--stage', 'dev'], {}, 'set AWS_REGION in .env'],
  ['another region than the shell’s', undefined, { AWS_REGION: 'us-east-1' }, 'is in eu-central-1'],
  ['a missing key', undefined, { SUPABASE_PUBLISHABLE_KEY: '' }, 'set them in .env'],
  ['a secret key', undefined, { SUPABASE_PUBLISHABLE_KEY: 'sb_secret_1' }, 'reach a browser'],
  ['no AWS CLI', undefined, { PATH: '/nowhere' }, 'The AWS CLI (aws) is not installed'],
])('with %s it says what to do, and copies nothing', async (_, args, env, message) => {
  expect((await deployConsole(env, args)).stderr).toContain(message);
  expect(await calls()).toEqual([]);
});

test.skipIf(process.platform === 'win32').each([
  ['without the outputs', { ...OUTPUTS, ApiUrl: '' }, 'lacks the outputs ApiUrl'],
  ['that there is none of', undefined, "stepcast-prod isn't deployed in eu-central-1"],
])('a stage %s is to be deployed first', async (_, outputs, message) => {
  account.state.stack = outputs && { status: 'UPDATE_COMPLETE', outputs };
  const { stderr } = await deployConsole();
  expect(stderr).toContain(message);
  expect(stderr).toContain('npx serverless deploy --stage prod');
  expect(await calls()).toEqual([]);
});
