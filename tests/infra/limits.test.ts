import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { readTemplate, resourcesOf, templateText } from './support/template.ts';

// The quotas of AWS that no deployment gets past:
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
// https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
const template = readTemplate();
const MIB = 1024 * 1024;
const sizeOf = (value: unknown) => JSON.stringify(value).length;

test('the stack has room left: 500 resources, 200 outputs, a template of 1 MB', () => {
  expect(Object.keys(template.Resources).length).toBeLessThan(400);
  expect(Object.keys(template.Outputs).length).toBeLessThan(200);
  expect(Buffer.byteLength(templateText())).toBeLessThan(1_000_000);
});

test.each(resourcesOf(template, 'AWS::IAM::Role'))(
  '%s has inline policies of at most 10,240 characters in all',
  (_, { Properties }) => {
    expect(sizeOf(Properties['Policies'] ?? [])).toBeLessThan(10_240);
    expect(sizeOf(Properties['AssumeRolePolicyDocument'])).toBeLessThan(2048);
  },
);

test.each(resourcesOf(template, 'AWS::StepFunctions::StateMachine'))(
  '%s is defined in less than 1 MB',
  (_, { Properties }) => {
    const { 'Fn::Sub': text } = Properties['DefinitionString'];
    // Its placeholders become ARNs.
    expect(Buffer.byteLength(text)).toBeLessThan(900_000);
  },
);

test.each(resourcesOf(template, 'AWS::Lambda::Function'))(
  '%s has an environment far below 4 KB and a package that may be uploaded',
  (id, { Properties }) => {
    const variables: Record<string, unknown> = Properties['Environment'].Variables;
    const room = {
      SECRETS_PATH: 30,
      // A bucket's name has 63 characters at most.
      S3_BUCKET_NAME: 63,
      SEARCH_MODEL: 60,
      OPENAI_SPEECH_MODEL: 60,
      OPENAI_SPEECH_FORMAT: 4,
      OPENAI_SPEECH_CONCURRENCY: 3,
      SPEECH_CONCURRENCY: 3,
      SPEECH_REQUESTS_PER_MINUTE: 6,
      FFMPEG_PATH: 20,
      FFPROBE_PATH: 20,
      // https://, a reference of twenty letters, and .supabase.co
      SUPABASE_URL: 45,
      GOOGLE_TTS_ENDPOINT: 60,
      GEMINI_ENDPOINT: 60,
      SEARCH_ANSWERS_PER_DAY: 10,
      MONTHLY_CAP_USD: 9,
      LOG_LEVEL: 5,
      EPISODE_STATE_MACHINE_ARN: 85,
      // A stage needs none; two hosts each.
      WEBHOOK_ALLOWED_ORIGINS: 80,
      SHOW_FILES_ALLOWED_ORIGINS: 80,
      // https:// and a host.
      MEDIA_BASE_URL: 60,
      CONSOLE_ORIGIN: 60,
      OPENAI_SPEECH_ENDPOINT: 60,
    };
    const bytes = Object.keys(variables).reduce(
      (sum, name) => sum + name.length + (room[name as keyof typeof room] ?? 100),
      0,
    );
    // Half of the 4 KB that Lambda gives.
    expect(bytes, id).toBeLessThan(2048);
  },
);

test('archives are far below what Lambda takes', () => {
  const folder = inject('packageFolder');
  const archives = readdirSync(folder).filter((file) => file.endsWith('.zip'));
  expect(archives.length).toBeGreaterThan(0);
  for (const archive of archives) {
    expect(statSync(join(folder, archive)).size, archive).toBeLessThan(50 * MIB);
  }
  const layer = statSync(new URL('../../dist/layers/ffmpeg.zip', import.meta.url)).size;
  expect(layer).toBeLessThan(250 * MIB);
});

test('names are no longer than AWS takes, with a stage of up to twenty letters', () => {
  const LIMITS: Readonly<Record<string, readonly [string, number]>> = {
    'AWS::Lambda::Function': ['FunctionName', 64],
    'AWS::StepFunctions::StateMachine': ['StateMachineName', 80],
    'AWS::Events::Rule': ['Name', 64],
    'AWS::Events::Connection': ['Name', 64],
    'AWS::SQS::Queue': ['QueueName', 80],
    'AWS::CloudWatch::Alarm': ['AlarmName', 255],
  };
  for (const [type, [property, most]] of Object.entries(LIMITS)) {
    for (const [id, { Properties }] of resourcesOf(template, type)) {
      const name = String(Properties[property]).replace('-dev', '-'.padEnd(21, 'x'));
      expect(name.length, `${id} ${property}`).toBeLessThanOrEqual(most);
    }
  }
});

// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
test.each(resourcesOf(template, 'AWS::Events::Rule'))(
  '%s has at most five targets, a pattern of 2,048 characters and inputs of 8,192',
  (_, { Properties }) => {
    expect(Properties['Targets'].length).toBeLessThanOrEqual(5);
    expect(sizeOf(Properties['EventPattern'] ?? {})).toBeLessThan(2048);
    for (const target of Properties['Targets']) expect(sizeOf(target)).toBeLessThan(8192);
  },
);

// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
test('the API has at most 300 resources, each part of a path one', () => {
  const paths = Object.keys(template.Resources['Api']?.Properties['Body'].paths);
  const resources = new Set(
    paths.flatMap((path) => {
      const parts = path.split('/').slice(1);
      return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
    }),
  );
  expect(resources.size).toBeGreaterThan(paths.length);
  expect(resources.size).toBeLessThan(250);
});
