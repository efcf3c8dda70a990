import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { describe, expect, inject, test } from 'vitest';
import { readFunctions } from '../../build/read-functions.ts';
import { readFfmpeg } from '../../scripts/package/ffmpeg-binaries.ts';
import { CONFIG_SECTIONS } from '../../src/runtime/config.ts';
import { SECRETS } from '../../src/runtime/secrets.ts';
import { grantsOf, inOneLine, readTemplate, resource } from './support/template.ts';

const template = readTemplate();
const functions = await readFunctions();

const SECTIONS: Readonly<Record<string, readonly (keyof typeof CONFIG_SECTIONS)[]>> = {
  collectContent: ['logging', 'database', 'storage', 'telegram', 'transcription', 'monthlyCap'],
  writeScript: [
    'logging',
    'database',
    'storage',
    'gemini',
    'languageModel',
    'writing',
    'monthlyCap',
  ],
  generateAudio: [
    'logging',
    'database',
    'storage',
    'speech',
    'openAiSpeech',
    'openAiCalls',
    'speechBudget',
    'monthlyCap',
    'ffmpeg',
    'showFiles',
  ],
  publishFeed: ['logging', 'database', 'storage'],
  postToTelegram: ['logging', 'database', 'storage', 'telegramBot', 'ffmpeg'],
  deliverWebhook: ['logging', 'database', 'webhooks'],
  api: [
    'logging',
    'database',
    'storage',
    'speech',
    'openAiSpeech',
    'gemini',
    'languageModel',
    'searchAnswers',
    'monthlyCap',
    'telegramBot',
    'api',
    'webhooks',
    'showFiles',
    'authorizer',
  ],
  clips: ['logging', 'database', 'storage', 'clips'],
  keepHistory: ['logging', 'storage'],
  countListens: ['logging', 'database', 'storage', 'accessLogs'],
  measureStorage: ['logging', 'storage'],
  authorizeRequest: ['logging', 'database', 'authorizer'],
};

const SECRET_SETTINGS: readonly string[] = Object.values(SECRETS).flat();
const isSecret = (setting: string): boolean => SECRET_SETTINGS.includes(setting);

const logicalId = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

test('serverless.yml names the functions that are tested here', () => {
  expect(functions.map(({ name }) => name)).toEqual(Object.keys(SECTIONS));
});

describe.each(functions)('$name', ({ name, memoryMb, timeoutSeconds }) => {
  const id = logicalId(name);
  const { Properties } = resource(template, `${id}LambdaFunction`);

  test('is deployed as serverless.yml says, within the limits of Lambda', () => {
    expect(Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Handler: `dist/${name}/index.handler`,
      MemorySize: memoryMb,
      Timeout: timeoutSeconds,
      TracingConfig: { Mode: 'Active' },
    });
    expect(timeoutSeconds).toBeLessThanOrEqual(900);
  });

  test('runs under a role of its own', () => {
    expect(inOneLine(Properties['Role'])).toBe(`${id}Role.Arn`);
  });

  test('writes to a log group that forgets', () => {
    const { Properties: group } = resource(template, `${id}LogGroup`);
    expect(group['LogGroupName']).toBe(`/aws/lambda/${Properties['FunctionName']}`);
    expect(group['RetentionInDays']).toBe(30);
  });

  test('is given the settings of its own sections and no others, and no secret', () => {
    const names = SECTIONS[name]!.flatMap((section) => Object.keys(CONFIG_SECTIONS[section].shape));
    // Lambda sets the region itself, and refuses to be told.
    const expected = names.filter((setting) => setting !== 'AWS_REGION' && !isSecret(setting));
    if (names.some(isSecret)) expected.push('SECRETS_PATH');
    expect(Object.keys(Properties['Environment'].Variables).sort()).toEqual(
      [...new Set(expected)].sort(),
    );
  });
});

test('a function that needs secrets may read those of its sections and no others', () => {
  for (const [name, sections] of Object.entries(SECTIONS)) {
    const mayRead = grantsOf(template, `${logicalId(name)}Role`).flatMap((grant) =>
      grant.startsWith('secretsmanager:') ? [grant.split(':secret:')[1]] : [],
    );
    const own = sections.filter((section) => section in SECRETS);
    expect(mayRead.sort(), name).toEqual(
      own.map((section) => `stepcast/dev/${section}-??????`).sort(),
    );
  }
});

test('every bundle loads under Node by itself and exports its handler', () => {
  const load = `for (const path of ${JSON.stringify(functions.map(({ bundle }) => bundle))}) {
    const module = await import(path);
    console.log(typeof module.handler);
  }`;
  const types = execFileSync(process.execPath, ['--input-type=module', '--eval', load], {
    encoding: 'utf8',
    env: {},
  });
  expect(types.trim().split('\n')).toEqual(functions.map(() => 'function'));
});

test('runs on arm64, except where the layer’s ffmpeg was built for another', async () => {
  const { architecture: layers } = await readFfmpeg();
  const architectures = functions.map(({ name }) => [
    name,
    resource(template, `${logicalId(name)}LambdaFunction`).Properties['Architectures'][0],
  ]);
  const withFfmpeg = ['generateAudio', 'postToTelegram', 'clips'];
  expect(architectures).toEqual(
    functions.map(({ name }) => [name, withFfmpeg.includes(name) ? layers : 'arm64']),
  );
});

test.each(['Clips', 'PostToTelegram'])('%s finds ffmpeg in the same layer', (id) => {
  const { Properties } = resource(template, `${id}LambdaFunction`);
  expect(Properties['Layers']).toEqual([{ Ref: 'FfmpegLambdaLayer' }]);
  expect(Properties['Environment'].Variables).toMatchObject({ FFMPEG_PATH: '/opt/bin/ffmpeg' });
});

test('generateAudio finds ffmpeg in its layer', async () => {
  const { Properties } = resource(template, 'GenerateAudioLambdaFunction');
  expect(Properties['Layers']).toEqual([{ Ref: 'FfmpegLambdaLayer' }]);
  expect(Properties['Environment'].Variables).toMatchObject({
    FFMPEG_PATH: '/opt/bin/ffmpeg',
    FFPROBE_PATH: '/opt/bin/ffprobe',
  });
  const layer = resource(template, 'FfmpegLambdaLayer').Properties;
  expect(layer['CompatibleArchitectures']).toEqual([(await readFfmpeg()).architecture]);
});

test('every function has an archive that Lambda takes', () => {
  const archives = readdirSync(inject('packageFolder')).filter((file) => file.endsWith('.zip'));
  expect(archives.sort()).toEqual(functions.map(({ name }) => `${name}.zip`).sort());
  for (const archive of archives) {
    expect(statSync(`${inject('packageFolder')}/${archive}`).size).toBeLessThan(10 * 1024 * 1024);
  }
});
