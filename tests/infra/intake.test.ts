import { describe, expect, test } from 'vitest';
import { proveDeployed } from './support/prove-deployed.ts';
import {
  grantsOf,
  inOneLine,
  readTemplate,
  resource,
  resourcesOf,
  statementsOf,
  type Untyped,
} from './support/template.ts';

const template = readTemplate();
const ACCOUNT = '${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}';
const propertiesOf = (id: string) => resource(template, id).Properties;

proveDeployed(template, 'intake', 'IntakeStateMachine', 'EXPRESS');

describe('the machine', () => {
  test('starts and describes episodes, retries them through the API’s function, and asks the database two things', () => {
    const own = grantsOf(template, 'IntakeStateMachineRole').filter(
      (grant) => !/^(logs|xray):/.test(grant),
    );
    expect(own.sort()).toEqual([
      'events:RetrieveConnectionCredentials SupabaseConnection.Arn',
      'lambda:InvokeFunction ApiLambdaFunction.Arn',
      'secretsmanager:DescribeSecret SupabaseConnection.SecretArn',
      'secretsmanager:GetSecretValue SupabaseConnection.SecretArn',
      `states:DescribeExecution arn:${ACCOUNT}:execution:stepcast-dev-episode:*`,
      `states:InvokeHTTPEndpoint arn:${ACCOUNT}:stateMachine:stepcast-dev-intake`,
      'states:StartExecution EpisodeStateMachine',
    ]);
    const call = statementsOf(template, 'IntakeStateMachineRole').find(
      ({ Action }) => Action === 'states:InvokeHTTPEndpoint',
    );
    expect(call?.Condition?.['StringEquals']).toEqual({
      'states:HTTPMethod': 'POST',
      'states:HTTPEndpoint': [
        { 'Fn::Sub': '${SupabaseUrl}/rest/v1/rpc/get_podcast_config_by_id' },
        { 'Fn::Sub': '${SupabaseUrl}/rest/v1/rpc/find_queued_episode' },
      ],
    });
  });

  test('calls the API’s function by its ARN', () => {
    const definition = propertiesOf('IntakeStateMachine')['DefinitionString']['Fn::Sub'];
    expect(JSON.parse(definition).States.RetryEpisode.Arguments.FunctionName).toBe(
      '${ApiLambdaFunction.Arn}',
    );
  });
});

describe('the pipe', () => {
  const pipe = propertiesOf('IntakePipe');

  test('runs the machine for one message at a time, and waits for its end', () => {
    expect(pipe).toMatchObject({
      Source: { 'Fn::GetAtt': ['IntakeQueue', 'Arn'] },
      SourceParameters: { SqsQueueParameters: { BatchSize: 1 } },
      Target: { Ref: 'IntakeStateMachine' },
      TargetParameters: {
        StepFunctionStateMachineParameters: { InvocationType: 'REQUEST_RESPONSE' },
      },
    });
  });

  test('may take messages and run that machine, and nothing else', () => {
    expect(inOneLine(pipe['RoleArn'])).toBe('IntakePipeRole.Arn');
    expect(grantsOf(template, 'IntakePipeRole')).toEqual([
      'sqs:ReceiveMessage IntakeQueue.Arn',
      'sqs:DeleteMessage IntakeQueue.Arn',
      'sqs:GetQueueAttributes IntakeQueue.Arn',
      'states:StartSyncExecution IntakeStateMachine',
    ]);
  });

  test('logs what it could not deliver, with the message, to a group that forgets', () => {
    const { Level, IncludeExecutionData, CloudwatchLogsLogDestination } = pipe['LogConfiguration'];
    expect([Level, IncludeExecutionData]).toEqual(['ERROR', ['ALL']]);
    expect(inOneLine(CloudwatchLogsLogDestination.LogGroupArn)).toBe('IntakePipeLogGroup.Arn');
    expect(propertiesOf('IntakePipeLogGroup')['RetentionInDays']).toBe(30);
  });
});

describe('the queue', () => {
  const queue = propertiesOf('IntakeQueue');

  test('gives a message up after three receives, into a queue that keeps it as long as can be', () => {
    expect(queue['RedrivePolicy']).toEqual({
      deadLetterTargetArn: { 'Fn::GetAtt': ['IntakeDeadLetters', 'Arn'] },
      maxReceiveCount: 3,
    });
    expect(propertiesOf('IntakeDeadLetters')['MessageRetentionPeriod']).toBe(1_209_600);
  });

  test('hides a message for six times as long as a run may take', () => {
    const definition = JSON.parse(
      propertiesOf('IntakeStateMachine')['DefinitionString']['Fn::Sub'],
    );
    expect(queue['VisibilityTimeout']).toBeGreaterThanOrEqual(6 * definition.TimeoutSeconds);
    // An Express execution has five minutes.
    expect(definition.TimeoutSeconds).toBeLessThan(300);
  });

  test.each(['IntakeQueue', 'IntakeDeadLetters'])('%s is encrypted, and takes TLS alone', (id) => {
    expect(propertiesOf(id)['SqsManagedSseEnabled']).toBe(true);
    const policy = resourcesOf(template, 'AWS::SQS::QueuePolicy').find(([, { Properties }]) =>
      Properties['Queues'].some((one: Untyped) => one.Ref === id),
    );
    expect(policy?.[1].Properties['PolicyDocument'].Statement.at(-1)).toEqual({
      Sid: 'TlsOnly',
      Effect: 'Deny',
      Principal: '*',
      Action: 'sqs:*',
      Resource: { 'Fn::GetAtt': [id, 'Arn'] },
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
  });

  test('is named by the stack’s outputs, with its dead letters', () => {
    expect(template.Outputs).toMatchObject({
      IntakeQueueUrl: { Value: { Ref: 'IntakeQueue' } },
      IntakeDeadLettersUrl: { Value: { Ref: 'IntakeDeadLetters' } },
    });
  });
});
