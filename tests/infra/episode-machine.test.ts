import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  grantsOf,
  inOneLine,
  readTemplate,
  resource,
  statementsOf,
  type Untyped,
} from './support/template.ts';

interface TaskState {
  readonly Type: string;
  readonly Resource: string;
  readonly TimeoutSeconds?: number;
  readonly Arguments: Readonly<Record<string, Untyped>>;
}

const template = readTemplate();
const machine = resource(template, 'EpisodeStateMachine').Properties;
const definition = JSON.parse(machine['DefinitionString']['Fn::Sub']);
const source = JSON.parse(
  readFileSync(new URL('../../states/episode.asl.json', import.meta.url), 'utf8'),
);
const tasks = Object.entries<TaskState>(definition.States).filter(([, s]) => s.Type === 'Task');
const tasksOf = (resourceArn: string) => tasks.filter(([, task]) => task.Resource === resourceArn);
const grants = grantsOf(template, 'EpisodeStateMachineRole');

const LAMBDA = 'arn:aws:states:::lambda:invoke';
const HTTP = 'arn:aws:states:::http:invoke';
const HEAD_OBJECT = 'arn:aws:states:::aws-sdk:s3:headObject';
const START_EXECUTION = 'arn:aws:states:::aws-sdk:sfn:startExecution';

/** `${X.Arn}` as `X.Arn`. */
const reference = (text: string): string => /^\$\{([\w.]+)\}$/.exec(text)?.[1] ?? text;

test('is the definition of states/, placeholders filled in and nothing else changed', () => {
  const blank = (value: unknown) => JSON.stringify(value).replace(/\$\{[^}]*\}/g, '${}');
  expect(blank(definition)).toBe(blank(source));
  expect(machine).toMatchObject({
    StateMachineName: 'stepcast-dev-episode',
    StateMachineType: 'STANDARD',
    TracingConfiguration: { Enabled: true },
  });
});

test('logs every event to a group that forgets', () => {
  const { Level, Destinations } = machine['LoggingConfiguration'];
  expect(Level).toBe('ALL');
  expect(inOneLine(Destinations[0].CloudWatchLogsLogGroup.LogGroupArn)).toBe(
    'EpisodeStateMachineLogGroup.Arn',
  );
  const group = resource(template, 'EpisodeStateMachineLogGroup').Properties;
  expect(group['RetentionInDays']).toBe(30);
});

test('calls only what this test knows how to check', () => {
  const known = [LAMBDA, HTTP, HEAD_OBJECT, START_EXECUTION];
  expect(tasks.filter(([, task]) => !known.includes(task.Resource))).toEqual([]);
});

describe('its role', () => {
  const granted = (service: string) => grants.filter((grant) => grant.startsWith(service)).sort();

  test('invokes exactly the functions that the states invoke', () => {
    const invoked = tasksOf(LAMBDA).map(([, task]) => reference(task.Arguments['FunctionName']));
    expect(granted('lambda:')).toEqual(
      [...new Set(invoked)].sort().map((arn) => `lambda:InvokeFunction ${arn}`),
    );
  });

  test('reads the objects that the states verify, by version, and tells missing from forbidden', () => {
    for (const [, { Arguments }] of tasksOf(HEAD_OBJECT)) {
      expect(Arguments['Bucket']).toBe('${MediaBucket}');
      expect(Arguments).toHaveProperty('VersionId');
    }
    expect(granted('s3:')).toEqual([
      's3:GetObject ${MediaBucket.Arn}/podcasts/*',
      's3:GetObjectVersion ${MediaBucket.Arn}/podcasts/*',
      's3:ListBucket MediaBucket.Arn',
    ]);
  });

  test('calls the database’s functions, with the connection and nothing else', () => {
    for (const [, { Arguments }] of tasksOf(HTTP)) {
      expect(Arguments['ApiEndpoint']).toMatch(/^\$\{SupabaseUrl\}\/rest\/v1\/rpc\/\w+$/);
      expect(Arguments['Method']).toBe('POST');
      expect(Arguments['Authentication'].ConnectionArn).toBe('${SupabaseConnection.Arn}');
    }
    expect(granted('states:InvokeHTTPEndpoint')).toEqual([
      'states:InvokeHTTPEndpoint arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:stepcast-dev-episode',
    ]);
    const call = statementsOf(template, 'EpisodeStateMachineRole').find(
      ({ Action }) => Action === 'states:InvokeHTTPEndpoint',
    );
    expect(call?.Condition).toEqual({
      StringEquals: { 'states:HTTPMethod': 'POST' },
      StringLike: { 'states:HTTPEndpoint': { 'Fn::Sub': '${SupabaseUrl}/rest/v1/rpc/*' } },
    });
    expect(granted('events:')).toEqual([
      'events:RetrieveConnectionCredentials SupabaseConnection.Arn',
    ]);
    expect(granted('secretsmanager:')).toEqual([
      'secretsmanager:DescribeSecret SupabaseConnection.SecretArn',
      'secretsmanager:GetSecretValue SupabaseConnection.SecretArn',
    ]);
  });

  test('starts notify, and no other machine', () => {
    for (const [, { Arguments }] of tasksOf(START_EXECUTION)) {
      expect(Arguments['StateMachineArn']).toBe('${NotifyStateMachine}:live');
    }
    expect(granted('states:StartExecution')).toEqual(['states:StartExecution NotifyStateMachine']);
  });

  test('may do nothing beyond that but log and trace', () => {
    const services = new Set(grants.map((grant) => grant.split(':')[0]));
    expect([...services].sort()).toEqual(
      ['events', 'lambda', 'logs', 's3', 'secretsmanager', 'states', 'xray'].sort(),
    );
  });
});

describe('time-outs', () => {
  test.each(tasks)('%s has one', (_, task) => {
    expect(task.TimeoutSeconds).toBeGreaterThan(0);
  });

  test.each(tasksOf(LAMBDA))('%s waits longer than its function may take', (_, task) => {
    const id = reference(task.Arguments['FunctionName']).replace('.Arn', '');
    const functionTimeout = resource(template, id).Properties['Timeout'];
    expect(task.TimeoutSeconds).toBeGreaterThan(functionTimeout);
  });

  test.each(tasksOf(HTTP))('%s keeps to the 60 s of an HTTP Task', (_, task) => {
    expect(task.TimeoutSeconds).toBeLessThanOrEqual(60);
  });

  test('the machine has one', () => {
    expect(definition.TimeoutSeconds).toBeGreaterThan(0);
  });
});

test.each(['episode', 'schedule', 'reconcile', 'notify', 'deliver', 'intake'])(
  'no HTTP Task of %s names a credential, or sends other headers than these',
  (name) => {
    const file = new URL(`../../states/${name}.asl.json`, import.meta.url);
    const headers: string[] = [];
    JSON.parse(readFileSync(file, 'utf8'), (_, value) => {
      if (value?.Resource === HTTP) headers.push(...Object.keys(value.Arguments.Headers ?? {}));
      return value;
    });
    const known = ['accept', 'content-type', 'prefer', 'x-stepcast-caller'];
    expect(headers.filter((header) => !known.includes(header.toLowerCase()))).toEqual([]);
  },
);

test('its connection sends the key as apikey alone, from Secrets Manager', () => {
  const key = '{{resolve:secretsmanager:stepcast/dev/database:SecretString:SUPABASE_SERVICE_KEY}}';
  expect(resource(template, 'SupabaseConnection').Properties['AuthParameters']).toEqual({
    ApiKeyAuthParameters: { ApiKeyName: 'apikey', ApiKeyValue: key },
  });
  expect(resource(template, 'SupabaseConnection').Properties['AuthorizationType']).toBe('API_KEY');
});
