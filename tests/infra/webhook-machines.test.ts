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

const template = readTemplate();
const ACCOUNT = '${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}';

describe.each([
  ['notify', 'NotifyStateMachine'],
  ['deliver', 'DeliverStateMachine'],
])('%s', (name, id) => {
  const machine = resource(template, id).Properties;
  const definition = JSON.parse(machine['DefinitionString']['Fn::Sub']);

  test('is the definition of states/, placeholders filled in and nothing else changed', () => {
    const blank = (value: unknown) =>
      JSON.parse(JSON.stringify(value).replace(/\$\{[^}]*\}/g, '${}'));
    const source = readFileSync(new URL(`../../states/${name}.asl.json`, import.meta.url), 'utf8');
    expect(blank(definition)).toEqual(blank(JSON.parse(source)));
    expect(machine).toMatchObject({
      StateMachineName: `stepcast-dev-${name}`,
      StateMachineType: 'STANDARD',
      TracingConfiguration: { Enabled: true },
    });
  });

  test('logs every event to a group that forgets', () => {
    const { Level, Destinations } = machine['LoggingConfiguration'];
    expect(Level).toBe('ALL');
    expect(inOneLine(Destinations[0].CloudWatchLogsLogGroup.LogGroupArn)).toBe(`${id}LogGroup.Arn`);
    expect(resource(template, `${id}LogGroup`).Properties['RetentionInDays']).toBe(30);
  });

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

  test('notify asks for what is pending and starts deliveries', () => {
    expect(ownGrants('NotifyStateMachineRole')).toEqual([
      `states:InvokeHTTPEndpoint arn:${ACCOUNT}:stateMachine:stepcast-dev-notify`,
      'states:StartExecution DeliverStateMachine',
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
