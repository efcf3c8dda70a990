import { expect, test } from 'vitest';
import { readTemplate, resource } from './support/template.ts';

const template = readTemplate();
const QUEUE = { 'Fn::GetAtt': ['UndeliveredEvents', 'Arn'] };
const FUNCTION = { Ref: 'KeepHistoryLambdaFunction' };

test('each end of an episode or a delivery calls the function, and no other event does', () => {
  const { EventPattern, State, Targets } = resource(template, 'KeepHistoryRule').Properties;
  expect(State).toBe('ENABLED');
  expect(EventPattern).toEqual({
    source: ['aws.states'],
    'detail-type': ['Step Functions Execution Status Change'],
    detail: {
      stateMachineArn: [{ Ref: 'EpisodeStateMachine' }, { Ref: 'DeliverStateMachine' }],
      status: ['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'],
    },
  });
  expect(Targets).toMatchObject([
    {
      Arn: { 'Fn::GetAtt': ['KeepHistoryLambdaFunction', 'Arn'] },
      DeadLetterConfig: { Arn: QUEUE },
    },
  ]);
});

test('that rule alone may call it', () => {
  expect(resource(template, 'KeepHistoryPermission').Properties).toEqual({
    ...{ Action: 'lambda:InvokeFunction', FunctionName: FUNCTION },
    ...{ Principal: 'events.amazonaws.com' },
    SourceArn: { 'Fn::GetAtt': ['KeepHistoryRule', 'Arn'] },
  });
});

test('what it could not do is left where undelivered events are, which wakes somebody', () => {
  expect(resource(template, 'KeepHistoryInvocations').Properties).toMatchObject({
    ...{ FunctionName: FUNCTION, Qualifier: '$LATEST', MaximumRetryAttempts: 2 },
    DestinationConfig: { OnFailure: { Destination: QUEUE } },
  });
});
