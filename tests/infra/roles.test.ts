import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../build/project-root.ts';
import { MACHINES } from '../../src/inspect/machines.ts';
import { grantsOf, readTemplate, resource, resourcesOf, statementsOf } from './support/template.ts';

const template = readTemplate();
const ACCOUNT = '${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}';

/** What AWS grants on '*' alone: these actions know no resources. */
const WITHOUT_RESOURCES = [
  /^xray:(PutTraceSegments|PutTelemetryRecords|GetSamplingRules|GetSamplingTargets)$/,
  /^logs:(Create|Get|Update|Delete|List)LogDeliver(y|ies)$/,
  /^logs:(PutResourcePolicy|DescribeResourcePolicies|DescribeLogGroups)$/,
];

/** The functions that states call whose executions one looks into. */
const CALLED = new Set(
  MACHINES.flatMap((machine) => {
    const definition = readFileSync(join(projectRoot, 'states', `${machine}.asl.json`), 'utf8');
    return [...definition.matchAll(/"FunctionName": "\$\{(\w+)FunctionArn\}"/g)].map(
      ([, name]) => name,
    );
  }),
);
const TRACING = ['xray:PutTraceSegments *', 'xray:PutTelemetryRecords *'];
const logging = (group: string) => [
  `logs:CreateLogStream ${group}.Arn`,
  `logs:PutLogEvents ${group}.Arn`,
];

describe.each(resourcesOf(template, 'AWS::IAM::Role'))('%s', (id, { Properties }) => {
  const statements = Properties['Policies'] ? statementsOf(template, id) : [];

  test('grants * only on what has no resources', () => {
    for (const { Action, Resource } of statements) {
      for (const action of [Action].flat()) {
        expect(action, 'an action names what it allows').not.toContain('*');
        if ([Resource].flat().includes('*')) {
          expect(
            WITHOUT_RESOURCES.some((pattern) => pattern.test(action)),
            action,
          ).toBe(true);
        }
      }
    }
  });

  test('is assumed by one AWS service', () => {
    const { Statement } = Properties['AssumeRolePolicyDocument'];
    expect(Statement).toHaveLength(1);
    expect(Statement[0].Principal.Service).toMatch(
      /^(lambda|states|apigateway|events|pipes)\.amazonaws\.com$/,
    );
  });
});

/** What functions.test.ts holds to the sections of each. */
const ofSecrets = /^secretsmanager:GetSecretValue |^kms:Decrypt SecretsKey\.Arn$/;
const isOwn = (grant: string): boolean => !ofSecrets.test(grant);

test('functions decrypt with the key of the stage for Secrets Manager alone', () => {
  const decrypting = resourcesOf(template, 'AWS::IAM::Role').flatMap(([id, { Properties }]) =>
    (Properties['Policies'] ? statementsOf(template, id) : []).filter(({ Action }) =>
      [Action].flat().some((action) => action.startsWith('kms:')),
    ),
  );
  expect(decrypting).toHaveLength(10);
  for (const { Action, Condition } of decrypting) {
    expect(Action).toBe('kms:Decrypt');
    expect(Condition).toEqual({
      StringEquals: {
        'kms:ViaService': { 'Fn::Sub': 'secretsmanager.${AWS::Region}.amazonaws.com' },
      },
    });
  }
});

describe('what the functions may do', () => {
  const expectGrants = (role: string, group: string, grants: readonly string[]) =>
    expect(grantsOf(template, role).filter(isOwn).sort()).toEqual(
      [...logging(group), ...TRACING, ...grants].sort(),
    );
  const list = 's3:ListBucket MediaBucket.Arn';

  test('collectContent writes content', () =>
    expectGrants('CollectContentRole', 'CollectContentLogGroup', [
      's3:PutObject ${MediaBucket.Arn}/podcasts/*/content/*',
      's3:GetObject ${MediaBucket.Arn}/podcasts/*/content/*',
      's3:GetObject ${MediaBucket.Arn}/exports/*',
      list,
    ]));

  const coverage = ['PutObject', 'GetObject', 'GetObjectVersion'].map(
    (action) => `s3:${action} \${MediaBucket.Arn}/podcasts/*/coverage/*`,
  );

  test('writeScript reads content, writes scripts, what became of posts, and keeps answers of models', () =>
    expectGrants('WriteScriptRole', 'WriteScriptLogGroup', [
      ...coverage,
      's3:GetObjectVersion ${MediaBucket.Arn}/podcasts/*/content/*',
      's3:PutObject ${MediaBucket.Arn}/podcasts/*/script/*',
      's3:GetObject ${MediaBucket.Arn}/podcasts/*/script/*',
      ...['PutObject', 'GetObject', 'GetObjectVersion'].map(
        (action) => `s3:${action} \${MediaBucket.Arn}/answers/*`,
      ),
      list,
    ]));

  test('generateAudio reads scripts and writes segments, audio and what stands beside it', () =>
    expectGrants('GenerateAudioRole', 'GenerateAudioLogGroup', [
      's3:GetObjectVersion ${MediaBucket.Arn}/podcasts/*/script/*',
      's3:GetObjectVersion ${MediaBucket.Arn}/segments/*',
      's3:GetObjectVersion ${MediaBucket.Arn}/podcasts/*/jingles/*',
      's3:GetObjectVersion ${MediaBucket.Arn}/podcasts/*/pictures/*',
      's3:GetObject ${MediaBucket.Arn}/podcasts/*/covers/*',
      's3:GetObjectVersion ${MediaBucket.Arn}/podcasts/*/covers/*',
      ...[
        'segments',
        'podcasts/*/jingles',
        'podcasts/*/pictures',
        'podcasts/*/audio',
        'podcasts/*/transcript',
        'podcasts/*/chapters',
        'podcasts/*/frames',
      ].flatMap((folder) => [
        `s3:PutObject \${MediaBucket.Arn}/${folder}/*`,
        `s3:GetObject \${MediaBucket.Arn}/${folder}/*`,
      ]),
      list,
    ]));

  test('postToTelegram reads sound, chapters and covers, and writes nothing', () =>
    expectGrants('PostToTelegramRole', 'PostToTelegramLogGroup', [
      's3:GetObjectVersion ${MediaBucket.Arn}/podcasts/*/audio/*',
      's3:GetObjectVersion ${MediaBucket.Arn}/podcasts/*/chapters/*',
      's3:GetObject ${MediaBucket.Arn}/podcasts/*/covers/*',
      's3:GetObjectVersion ${MediaBucket.Arn}/podcasts/*/covers/*',
      's3:GetObject ${MediaBucket.Arn}/podcasts/*/pictures/*',
      's3:GetObject ${MediaBucket.Arn}/feeds/*.cover.png',
      's3:GetObjectVersion ${MediaBucket.Arn}/podcasts/*/pictures/*',
      's3:GetObjectVersion ${MediaBucket.Arn}/feeds/*.cover.png',
      list,
    ]));

  test('publishFeed reads what is told of episodes, writes feeds, pages and show notes, and takes away what is public alone', () =>
    expectGrants('PublishFeedRole', 'PublishFeedLogGroup', [
      's3:GetObjectVersion ${MediaBucket.Arn}/podcasts/*/script/*',
      's3:GetObjectVersion ${MediaBucket.Arn}/podcasts/*/coverage/*',
      's3:GetObjectVersion ${MediaBucket.Arn}/podcasts/*/transcript/*',
      's3:GetObjectVersion ${MediaBucket.Arn}/podcasts/*/chapters/*',
      's3:PutObject ${MediaBucket.Arn}/feeds/*',
      's3:GetObject ${MediaBucket.Arn}/feeds/*/pages.json',
      's3:GetObjectVersion ${MediaBucket.Arn}/feeds/*/pages.json',
      's3:PutObject ${MediaBucket.Arn}/podcasts/*/shownotes/*',
      's3:GetObject ${MediaBucket.Arn}/podcasts/*/shownotes/*',
      ...[
        ...['audio', 'transcript', 'chapters', 'shownotes', 'covers'].map(
          (one) => `podcasts/*/*/${one}/*`,
        ),
        ...['clips/*', 'feeds/*'],
      ].flatMap((place) => [
        `s3:DeleteObject \${MediaBucket.Arn}/${place}`,
        `s3:DeleteObjectVersion \${MediaBucket.Arn}/${place}`,
      ]),
      's3:ListBucketVersions MediaBucket.Arn',
      list,
    ]));

  test('deliverWebhook reaches the Internet, and nothing of the account', () =>
    expectGrants('DeliverWebhookRole', 'DeliverWebhookLogGroup', []));

  test('api looks into executions, what their functions wrote and messages that nobody took, retries and cancels those of the episode machine, runs the machines of the clock, keeps edited scripts and covers, and looks at posts', () =>
    expectGrants('ApiRole', 'ApiLogGroup', [
      's3:PutObject ${MediaBucket.Arn}/podcasts/*/script/*',
      's3:GetObject ${MediaBucket.Arn}/podcasts/*/script/*',
      's3:GetObjectVersion ${MediaBucket.Arn}/podcasts/*/script/*',
      's3:GetObjectVersion ${MediaBucket.Arn}/podcasts/*/content/*',
      ...coverage,
      ...['audio', 'transcript', 'chapters', 'covers'].flatMap((folder) =>
        ['PutObject', 'GetObject'].map(
          (action) => `s3:${action} \${MediaBucket.Arn}/podcasts/*/${folder}/*`,
        ),
      ),
      ...['PutObject', 'GetObject', 'DeleteObject'].map(
        (action) => `s3:${action} \${MediaBucket.Arn}/exports/*`,
      ),
      's3:GetObject ${MediaBucket.Arn}/executions/*',
      's3:GetObjectVersion ${MediaBucket.Arn}/executions/*',
      list,
      ...['episode', 'schedule', 'reconcile', 'notify', 'deliver'].flatMap((machine) =>
        ['DescribeExecution', 'GetExecutionHistory', 'DescribeStateMachineForExecution'].map(
          (action) => `states:${action} arn:${ACCOUNT}:execution:stepcast-dev-${machine}:*`,
        ),
      ),
      `states:StopExecution arn:${ACCOUNT}:execution:stepcast-dev-episode:*`,
      ...['Episode', 'Schedule', 'Reconcile', 'Notify'].map(
        (machine) => `states:StartExecution ${machine}StateMachine`,
      ),
      ...['Episode', 'Schedule', 'Reconcile', 'Notify', 'Deliver'].map(
        (machine) => `states:ListExecutions ${machine}StateMachine`,
      ),
      ...[...CALLED, 'IntakeStateMachine'].map(
        (name) => `logs:FilterLogEvents ${name}LogGroup.Arn`,
      ),
      ...['IntakeDeadLetters', 'UndeliveredEvents'].flatMap((queue) =>
        [
          ...['GetQueueUrl', 'GetQueueAttributes', 'ReceiveMessage'],
          ...['ChangeMessageVisibility', 'DeleteMessage'],
        ].map((action) => `sqs:${action} ${queue}.Arn`),
      ),
      'sqs:StartMessageMoveTask IntakeDeadLetters.Arn',
      'sqs:GetQueueUrl IntakeQueue.Arn',
      'sqs:SendMessage IntakeQueue.Arn',
    ]));

  test('clips reads audio with its frames, and writes clips', () =>
    expectGrants('ClipsRole', 'ClipsLogGroup', [
      's3:GetObjectVersion ${MediaBucket.Arn}/podcasts/*/audio/*',
      's3:GetObjectVersion ${MediaBucket.Arn}/podcasts/*/frames/*',
      's3:PutObject ${MediaBucket.Arn}/clips/*',
      's3:GetObject ${MediaBucket.Arn}/clips/*',
      list,
    ]));

  test('keepHistory looks into executions of episode and deliver, and keeps them', () =>
    expectGrants('KeepHistoryRole', 'KeepHistoryLogGroup', [
      's3:PutObject ${MediaBucket.Arn}/executions/*',
      's3:GetObject ${MediaBucket.Arn}/executions/*',
      list,
      ...['episode', 'deliver'].flatMap((machine) =>
        ['DescribeExecution', 'GetExecutionHistory', 'DescribeStateMachineForExecution'].map(
          (action) => `states:${action} arn:${ACCOUNT}:execution:stepcast-dev-${machine}:*`,
        ),
      ),
      'sqs:SendMessage UndeliveredEvents.Arn',
    ]));

  test('countListens reads access logs, and how sounds begin', () =>
    expectGrants('CountListensRole', 'CountListensLogGroup', [
      's3:GetObjectVersion ${MediaBucket.Arn}/podcasts/*/audio/*',
      list,
      's3:GetObject ${AccessLogBucket.Arn}/*',
      's3:ListBucket AccessLogBucket.Arn',
      'sqs:SendMessage UndeliveredEvents.Arn',
    ]));

  test('measureStorage lists what the bucket holds, and reads none of it', () =>
    expectGrants('MeasureStorageRole', 'MeasureStorageLogGroup', [
      's3:ListBucketVersions MediaBucket.Arn',
      'sqs:SendMessage UndeliveredEvents.Arn',
    ]));

  test('authorizeRequest does nothing but decide', () =>
    expectGrants('AuthorizeRequestRole', 'AuthorizeRequestLogGroup', []));
});

test('the API may start that one machine', () => {
  expect(grantsOf(template, 'StartEpisodeRole')).toEqual([
    'states:StartExecution EpisodeStateMachine',
  ]);
});

test.each([
  'EpisodeStateMachineRole',
  'ScheduleStateMachineRole',
  'ReconcileStateMachineRole',
  'StartScheduleRole',
  'StartReconcileRole',
])('%s is assumed for no other account', (role) => {
  const { Properties } = resource(template, role);
  expect(Properties['AssumeRolePolicyDocument'].Statement[0].Condition).toEqual({
    StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
  });
});
