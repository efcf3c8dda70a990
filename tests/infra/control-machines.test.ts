import { describe, expect, test } from 'vitest';
import { proveDeployed } from './support/prove-deployed.ts';
import {
  grantsOf,
  readTemplate,
  resource,
  resourcesOf,
  statementsOf,
  type Untyped,
} from './support/template.ts';

const template = readTemplate();
const ACCOUNT = '${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}';

/** Actions of a role beyond those that every machine needs. */
const ownGrants = (role: string) =>
  grantsOf(template, role)
    .filter((grant) => !/^(logs|xray|secretsmanager|events):/.test(grant))
    .sort();

describe.each([
  ['schedule', 'ScheduleStateMachine'],
  ['reconcile', 'ReconcileStateMachine'],
])('%s', (name, id) => {
  const machine = resource(template, id).Properties;
  const definition = JSON.parse(machine['DefinitionString']['Fn::Sub']);

  proveDeployed(template, name, id);

  test('names the episode machine and its executions', () => {
    expect(JSON.stringify(definition)).toContain(
      "$replace('${EpisodeStateMachine}', ':stateMachine:', ':execution:')",
    );
  });
});

describe('what they may do', () => {
  const describes = `states:DescribeExecution arn:${ACCOUNT}:execution:stepcast-dev-episode:*`;
  const endpointsOf = (role: string) =>
    statementsOf(template, role).find(({ Action }) => Action === 'states:InvokeHTTPEndpoint')
      ?.Condition;

  test('schedule starts and describes episodes, and asks what is due', () => {
    expect(ownGrants('ScheduleStateMachineRole')).toEqual([
      describes,
      `states:InvokeHTTPEndpoint arn:${ACCOUNT}:stateMachine:stepcast-dev-schedule`,
      'states:StartExecution EpisodeStateMachine',
      `states:StartExecution arn:${ACCOUNT}:stateMachine:stepcast-dev-schedule`,
    ]);
    expect(endpointsOf('ScheduleStateMachineRole')).toEqual({
      StringEquals: {
        'states:HTTPMethod': 'POST',
        'states:HTTPEndpoint': { 'Fn::Sub': '${SupabaseUrl}/rest/v1/rpc/due_podcasts' },
      },
    });
  });

  test('reconcile describes episodes, asks for and marks the unsettled, ends reviews, publishes, posts, and starts notify', () => {
    expect(ownGrants('ReconcileStateMachineRole')).toEqual([
      'lambda:InvokeFunction PostToTelegramLambdaFunction.Arn',
      'lambda:InvokeFunction PublishFeedLambdaFunction.Arn',
      describes,
      `states:InvokeHTTPEndpoint arn:${ACCOUNT}:stateMachine:stepcast-dev-reconcile`,
      'states:StartExecution EpisodeStateMachine',
      'states:StartExecution NotifyStateMachine',
      `states:StartExecution arn:${ACCOUNT}:stateMachine:stepcast-dev-reconcile`,
    ]);
    expect(endpointsOf('ReconcileStateMachineRole')?.['StringEquals']).toEqual({
      'states:HTTPMethod': 'POST',
      'states:HTTPEndpoint': [
        { 'Fn::Sub': '${SupabaseUrl}/rest/v1/rpc/unsettled_episodes' },
        { 'Fn::Sub': '${SupabaseUrl}/rest/v1/rpc/mark_episode_failed' },
        { 'Fn::Sub': '${SupabaseUrl}/rest/v1/rpc/unpublished_episodes' },
        { 'Fn::Sub': '${SupabaseUrl}/rest/v1/rpc/unposted_episodes' },
        { 'Fn::Sub': '${SupabaseUrl}/rest/v1/rpc/record_post_failure' },
        { 'Fn::Sub': '${SupabaseUrl}/rest/v1/rpc/overdue_reviews' },
        { 'Fn::Sub': '${SupabaseUrl}/rest/v1/rpc/discard_episode' },
        { 'Fn::Sub': '${SupabaseUrl}/rest/v1/rpc/overdue_podcasts' },
        { 'Fn::Sub': '${SupabaseUrl}/rest/v1/rpc/slow_episodes' },
        { 'Fn::Sub': '${SupabaseUrl}/rest/v1/rpc/monthly_caps' },
        { 'Fn::Sub': '${SupabaseUrl}/rest/v1/rpc/expire_episodes' },
      ],
    });
  });

  test.each(['ScheduleStateMachineRole', 'ReconcileStateMachineRole'])(
    '%s uses the one connection',
    (role) => {
      const connection = grantsOf(template, role).filter((grant) =>
        /^(secretsmanager|events):/.test(grant),
      );
      expect(connection).toEqual([
        'events:RetrieveConnectionCredentials SupabaseConnection.Arn',
        'secretsmanager:GetSecretValue SupabaseConnection.SecretArn',
        'secretsmanager:DescribeSecret SupabaseConnection.SecretArn',
      ]);
    },
  );
});

describe('the rules', () => {
  const rules: Record<string, Untyped> = Object.fromEntries(
    resourcesOf(template, 'AWS::Events::Rule').map(([id, { Properties }]) => [id, Properties]),
  );

  test('tick every five minutes and sweep every fifteen', () => {
    expect(rules['ScheduleRule']).toMatchObject({
      ScheduleExpression: 'rate(5 minutes)',
      State: 'ENABLED',
    });
    expect(rules['ReconcileRule']).toMatchObject({
      ScheduleExpression: 'rate(15 minutes)',
      State: 'ENABLED',
    });
  });

  test('let reconcile look at each execution of episode that ended badly', () => {
    expect(rules['DeadExecutionRule'].EventPattern).toEqual({
      source: ['aws.states'],
      'detail-type': ['Step Functions Execution Status Change'],
      detail: {
        stateMachineArn: [{ Ref: 'EpisodeStateMachine' }],
        status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
      },
    });
  });

  test.each([
    ['ScheduleRule', 'ScheduleStateMachine', 'StartScheduleRole'],
    ['ReconcileRule', 'ReconcileStateMachine', 'StartReconcileRole'],
    ['DeadExecutionRule', 'ReconcileStateMachine', 'StartReconcileRole'],
    ['NotifyRule', 'NotifyStateMachine', 'StartNotifyRole'],
  ])('%s starts %s, as a role that can do nothing else', (rule, machine, role) => {
    expect(rules[rule].Targets).toHaveLength(1);
    const [target] = rules[rule].Targets;
    expect(target).toMatchObject({
      Arn: { Ref: `${machine}Alias` },
      RoleArn: { 'Fn::GetAtt': [role, 'Arn'] },
    });
    expect(grantsOf(template, role)).toEqual([`states:StartExecution ${machine}`]);
  });

  test.each(Object.entries(rules))(
    '%s leaves what it can’t deliver in a queue that takes it',
    (rule, { Targets }) => {
      for (const { DeadLetterConfig } of Targets) {
        const [queue] = DeadLetterConfig.Arn['Fn::GetAtt'];
        expect(resource(template, queue).Properties).toMatchObject({
          SqsManagedSseEnabled: true,
          MessageRetentionPeriod: 1_209_600,
        });
        const policy = resourcesOf(template, 'AWS::SQS::QueuePolicy').find(([, { Properties }]) =>
          Properties['Queues'].some((one: Untyped) => one.Ref === queue),
        );
        const [allow] = policy?.[1].Properties['PolicyDocument'].Statement ?? [];
        expect(allow).toMatchObject({
          Effect: 'Allow',
          Principal: { Service: 'events.amazonaws.com' },
          Action: 'sqs:SendMessage',
        });
        expect(allow.Condition.ArnEquals['aws:SourceArn']).toContainEqual({
          'Fn::GetAtt': [rule, 'Arn'],
        });
      }
    },
  );
});
