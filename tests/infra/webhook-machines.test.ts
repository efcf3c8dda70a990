import { describe, expect, test } from 'vitest';
import { proveDeployed } from './support/prove-deployed.ts';
import {
  grantsOf,
  readTemplate,
  resource,
  statementsOf,
  type Untyped,
} from './support/template.ts';

const template = readTemplate();
const ACCOUNT = '${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}';

describe.each([
  ['notify', 'NotifyStateMachine'],
  ['deliver', 'DeliverStateMachine'],
])('%s', (name, id) => {
  proveDeployed(template, name, id);

  test('uses the one connection', () => {
    const grants = grantsOf(template, `${id}Role`).filter((grant) =>
      /^(secretsmanager|events):/.test(grant),
    );
    expect(grants).toEqual([
      'events:RetrieveConnectionCredentials SupabaseConnection.Arn',
      'secretsmanager:GetSecretValue SupabaseConnection.SecretArn',
      'secretsmanager:DescribeSecret SupabaseConnection.SecretArn',
    ]);
  });
});

describe('what they may do', () => {
  const ownGrants = (role: string) =>
    grantsOf(template, role)
      .filter((grant) => !/^(logs|xray|secretsmanager|events):/.test(grant))
      .sort();
  const calls = (role: string): Untyped =>
    statementsOf(template, role).find(({ Action }) => Action === 'states:InvokeHTTPEndpoint')
      ?.Condition;
  const calling = (name: string) => ({
    StringEquals: {
      'states:HTTPMethod': 'POST',
      'states:HTTPEndpoint': { 'Fn::Sub': `\${SupabaseUrl}/rest/v1/rpc/${name}` },
    },
  });

  test('notify asks for what is pending, starts deliveries and hands on', () => {
    expect(ownGrants('NotifyStateMachineRole')).toEqual([
      `states:InvokeHTTPEndpoint arn:${ACCOUNT}:stateMachine:stepcast-dev-notify`,
      'states:StartExecution DeliverStateMachine',
      `states:StartExecution arn:${ACCOUNT}:stateMachine:stepcast-dev-notify`,
    ]);
    expect(calls('NotifyStateMachineRole')).toEqual(calling('pending_deliveries'));
  });

  test('deliver calls its function and records how that went', () => {
    expect(ownGrants('DeliverStateMachineRole')).toEqual([
      'lambda:InvokeFunction DeliverWebhookLambdaFunction.Arn',
      `states:InvokeHTTPEndpoint arn:${ACCOUNT}:stateMachine:stepcast-dev-deliver`,
    ]);
    expect(calls('DeliverStateMachineRole')).toEqual(calling('record_delivery_attempt'));
  });
});

test('the function ends before its state does', () => {
  const { 'Fn::Sub': text } = resource(template, 'DeliverStateMachine').Properties[
    'DefinitionString'
  ];
  const { TimeoutSeconds } = JSON.parse(text).States.DeliverWebhook;
  expect(TimeoutSeconds).toBeGreaterThan(
    resource(template, 'DeliverWebhookLambdaFunction').Properties['Timeout'],
  );
});

test('the outbox is looked into every five minutes, whatever ended or not', () => {
  expect(resource(template, 'NotifyRule').Properties).toMatchObject({
    ScheduleExpression: 'rate(5 minutes)',
    State: 'ENABLED',
  });
});
