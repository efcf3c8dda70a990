import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { readTemplate, resource, resourcesOf, type Untyped } from './support/template.ts';

const template = readTemplate();
const { rollbackConfiguration } = createRequire(import.meta.url)(
  '../../resources/live-versions.cjs',
) as {
  rollbackConfiguration(options: {
    resolveVariable(name: string): Promise<string>;
  }): Promise<Untyped>;
};
const machines = resourcesOf(template, 'AWS::StepFunctions::StateMachine');
const aliases = resourcesOf(template, 'AWS::StepFunctions::StateMachineAlias');

test('each machine but that of the pipe has an alias', () => {
  const standard = machines.flatMap(([id, { Properties }]) =>
    Properties['StateMachineType'] === 'STANDARD' ? [`${id}Alias`] : [],
  );
  expect(aliases.map(([id]) => id).toSorted()).toEqual(standard.toSorted());
});

describe.each(aliases)('%s', (id, { Properties }) => {
  const machine = id.replace(/Alias$/, '');
  const [condition, atOnce, shifting] = Properties['DeploymentPreference']['Fn::If'];

  test('is called live and leads to the version of what is deployed', () => {
    expect(Properties['Name']).toBe('live');
    expect(condition).toBe('ShiftsAtOnce');
    for (const { StateMachineVersionArn } of [atOnce, shifting]) {
      expect(resource(template, StateMachineVersionArn.Ref)).toMatchObject({
        Type: 'AWS::StepFunctions::StateMachineVersion',
        Properties: {
          StateMachineArn: { Ref: machine },
          StateMachineRevisionId: { 'Fn::GetAtt': [machine, 'StateMachineRevisionId'] },
        },
      });
    }
  });

  test('shifts half of the executions first, and goes back when one of these alarms rings', () => {
    expect(shifting).toMatchObject({ Type: 'CANARY', Percentage: 50, Interval: 10 });
    expect(shifting.Alarms).toEqual([
      'stepcast-dev-episodes-failing',
      'stepcast-dev-control-machine-failing',
      'stepcast-dev-deliveries-failing',
    ]);
    const names = resourcesOf(template, 'AWS::CloudWatch::Alarm').map(
      ([, alarm]) => alarm.Properties['AlarmName'],
    );
    for (const alarm of shifting.Alarms) expect(names).toContain(alarm);
    expect(atOnce).not.toHaveProperty('Alarms');
  });
});

test('whoever starts a machine from a definition starts what is live', () => {
  const starts = machines.flatMap(([, { Properties }]) => [
    ...JSON.stringify(Properties['DefinitionString']).matchAll(
      /StateMachineArn\\+": \\+"((?:[^"\\]|\\[^"])+)\\+"/g,
    ),
  ]);
  expect(starts.length).toBeGreaterThan(10);
  for (const [, arn] of starts) expect(arn).toMatch(/:live('| %\}|$)/);
});

describe('what CloudFormation watches while it updates the stack', () => {
  const watched = (alarms: string) =>
    rollbackConfiguration({
      resolveVariable: async (name) => (name === "env:ROLLBACK_ALARMS, ''" ? alarms : name),
    });

  test('are the alarms that it is given, and nothing without them', async () => {
    expect(await watched('')).toEqual({ MonitoringTimeInMinutes: 0, RollbackTriggers: [] });
    const arn = 'arn:aws:cloudwatch:eu-central-1:123456789012:alarm:stepcast-dev-';
    expect(await watched(`${arn}one,${arn}two`)).toEqual({
      MonitoringTimeInMinutes: 10,
      RollbackTriggers: ['one', 'two'].map((name) => ({
        ...{ Arn: `${arn}${name}`, Type: 'AWS::CloudWatch::Alarm' },
      })),
    });
  });
});
